use crate::words::words;

words! {
    /// What an agent can look up, as the person who asks: it sees what they see.
    Tool, "tool", "There is no such tool.";
    /// Name, status and everything in the info profile.
    Customer = "customer", "Customer";
    /// The people of the customer.
    Team = "team", "Team";
    /// What was agreed.
    Agreements = "agreements", "Agreements";
    /// Invoices, balance, what is overdue and since when.
    Receivables = "receivables", "Receivables";
    /// Projects.
    Projects = "projects", "Projects";
    /// Artifacts without their texts.
    Artifacts = "artifacts", "Artifacts";
    /// The text of an artifact.
    Artifact = "artifact", "Artifact";
    /// What happened.
    Timeline = "timeline", "Timeline";
    /// Pieces of the portfolio.
    Portfolio = "portfolio", "Portfolio";
    /// Words, in everything about the customer.
    Search = "search", "Search";
    /// Other customers of the workspace, in a line each.
    Customers = "customers", "Other customers";
}
