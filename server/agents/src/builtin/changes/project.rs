//! A new project.

use domain::chat::{ChangeDraft, Dossier};
use domain::projects::{ProjectForm, ProjectStatus};

use super::{Reply, after, bare};
use crate::builtin::period::day_in;
use crate::builtin::text::{capitalised, clipped, inline, without_article};
use crate::builtin::words::Words;

/// Proposes a project with the name that a message gives it.
pub fn create(question: &str, dossier: &Dossier) -> Reply {
    let Some(name) = name(question) else {
        return Reply::ask(
            "What shall the project be called? For example: “Create a project: Pricing study until 2027-03-31”.",
        );
    };
    let known = dossier
        .projects
        .iter()
        .find(|project| project.name.as_str().to_lowercase() == name.to_lowercase());
    if let Some(known) = known {
        let known = inline(known.name.as_str());
        return Reply::ask(format!(
            "There is a project “{known}” already. What shall the new one be called?"
        ));
    }
    let form = ProjectForm {
        name: name.clone(),
        status: ProjectStatus::Planning.as_str().to_owned(),
        agreement: only_running(dossier),
        ends_on: after(question, &[" until ", " by ", " bis "])
            .and_then(|end| day_in(end, dossier.today()))
            .map_or_else(String::new, |end| end.to_string()),
        ..ProjectForm::default()
    };
    let under = match form.agreement.as_str() {
        "" => "",
        _ => ", under the agreement that runs",
    };
    let lead = format!(
        "I propose a project “{}” in planning{under}.",
        inline(&name)
    );
    Reply::propose(ChangeDraft::Project { form }, lead)
}

/// The id of the agreement that runs, if it is only one.
fn only_running(dossier: &Dossier) -> String {
    let today = dossier.today();
    let agreements = dossier.agreements.iter();
    let mut running = agreements.filter(|agreement| agreement.status(today).is_running());
    match (running.next(), running.next()) {
        (Some(only), None) => only.id.to_string(),
        _ => String::new(),
    }
}

fn name(question: &str) -> Option<String> {
    let marks = [": ", " called ", " named ", " namens ", " for ", " für "];
    let said = after(question, &marks).unwrap_or(question);
    let small = said.to_ascii_lowercase();
    let end = [" until ", " by ", " bis ", " that "]
        .iter()
        .filter_map(|mark| small.find(mark))
        .min();
    let said = without_article(bare(said.get(..end.unwrap_or(said.len())).unwrap_or(said)));
    let words = Words::of(said);
    let mut telling = words
        .telling()
        .filter(|word| !["project", "projekt", "new", "erstelle"].contains(word));
    telling.next()?;
    Some(capitalised(&clipped(said, 120)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::{bare_dossier, rich_dossier};

    #[test]
    fn a_project_has_the_name_and_the_day_that_were_said() {
        let reply = create(
            "Create a project: Pricing study until 2027-03-31.",
            &bare_dossier(),
        );
        let Reply::Propose { draft, .. } = reply else {
            panic!("{reply:?}");
        };
        let ChangeDraft::Project { form } = *draft else {
            panic!("{draft:?}");
        };
        assert_eq!(
            (form.name.as_str(), form.ends_on.as_str()),
            ("Pricing study", "2027-03-31")
        );
    }

    #[test]
    fn a_name_is_needed_and_no_second_time() {
        let dossier = rich_dossier();
        assert!(matches!(
            create("create a new project", &dossier),
            Reply::AskBack(_)
        ));
        let same = format!("create a project: {}", dossier.projects[0].name);
        assert!(
            matches!(create(&same, &dossier), Reply::AskBack(text) if text.contains("already"))
        );
    }
}
