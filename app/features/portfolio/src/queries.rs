use domain::id::{ArtifactId, PortfolioItemId};
use domain::page::Page;
use domain::portfolio::{ArtifactReference, PortfolioQuery, PortfolioReference, PortfolioSummary};
use kit::Query;

use crate::api::{Piece, get_piece, list_pieces, references_of_piece, uses_of_artifact};

/// A page of the portfolio.
pub(crate) const PIECES: Query<PortfolioQuery, Page<PortfolioSummary>> =
    Query::new("portfolio", |query| Box::pin(list_pieces(query)));

/// One piece.
pub(crate) const PIECE: Query<PortfolioItemId, Piece> =
    Query::new("portfolio-piece", |id| Box::pin(get_piece(id)));

/// The artifacts that a piece refers to.
pub(crate) const REFERENCES: Query<PortfolioItemId, Vec<ArtifactReference>> =
    Query::new("portfolio-references", |id| {
        Box::pin(references_of_piece(id))
    });

/// The pieces that refer to an artifact.
pub(crate) const USES: Query<ArtifactId, Vec<PortfolioReference>> =
    Query::new("portfolio-uses", |artifact| {
        Box::pin(uses_of_artifact(artifact))
    });
