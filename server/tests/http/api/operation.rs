//! An operation as the document has it: how to call it, and what may come back.

use axum::http::Method;
use domain::api_keys::Scope;
use serde_json::Value;

use super::program::Call;
use super::records::Records;
use super::schema::{Schemas, list};
use crate::site::Reply;

/// One operation of the document.
pub struct Operation<'a> {
    document: &'a Value,
    pub path: &'a str,
    pub method: Method,
    pub words: &'a Value,
}

impl<'a> Operation<'a> {
    pub fn all(document: &'a Value) -> Vec<Self> {
        let paths = document["paths"].as_object().unwrap();
        let operations = paths.iter().flat_map(|(path, item)| {
            let methods = item.as_object().unwrap();
            methods.iter().map(move |(method, words)| Self {
                document,
                path,
                method: method.to_uppercase().parse().unwrap(),
                words,
            })
        });
        operations.collect()
    }

    pub fn name(&self) -> &'a str {
        self.words["operationId"].as_str().unwrap()
    }

    /// The scopes that it needs.
    pub fn scopes(&self) -> Vec<Scope> {
        let scopes = list(&self.words["security"][0]["api_key"]);
        scopes
            .map(|scope| Scope::from_word(scope.as_str().unwrap()).unwrap())
            .collect()
    }

    pub fn parameters(&self, place: &'static str) -> impl Iterator<Item = &'a Value> {
        list(&self.words["parameters"]).filter(move |one| one["in"] == place)
    }

    pub fn body(&self) -> Option<&'a Value> {
        self.words
            .pointer("/requestBody/content/application~1json/schema")
    }

    /// A call that does everything right, about these records.
    pub fn call(&self, records: &Records) -> Call {
        let mut call = Call::new(self.method.clone(), records.path(self.path));
        for header in self
            .parameters("header")
            .filter(|one| one["required"] == true)
        {
            assert_eq!(header["name"], "if-match", "the test knows no value for it");
            call = call.header("if-match", "*");
        }
        match self.body() {
            Some(schema) => call.json(&self.example(schema, records)),
            None => call,
        }
    }

    /// A body as the document shows it, about these records.
    fn example(&self, schema: &Value, records: &Records) -> Value {
        let mut body = Schemas(self.document).example(schema);
        records.name_in(&mut body);
        body
    }

    /// Whether the document knows this reply: its status, its form, its headers.
    pub fn check(&self, reply: &Reply, what: &str) {
        let status = reply.status.as_u16().to_string();
        let told = format!("{} ({what}): {status} {}", self.name(), reply.body);
        let response = self.words["responses"]
            .get(&status)
            .unwrap_or_else(|| panic!("not in the document: {told}"));
        match response["content"].as_object() {
            None => assert_eq!(reply.body, "", "{told}"),
            Some(content) => {
                let schema = &content.get(reply.header("content-type")).expect(&told)["schema"];
                let value = serde_json::from_str(&reply.body).expect(&told);
                let misfits = Schemas(self.document).misfits(schema, &value, "body");
                assert_eq!(misfits, Vec::<String>::new(), "{told}");
            }
        }
        for header in response["headers"]
            .as_object()
            .into_iter()
            .flat_map(|headers| headers.keys())
        {
            assert!(
                reply.headers.contains_key(header),
                "{header} is missing: {told}"
            );
        }
    }

    pub fn refused(&self, reply: &Reply, status: u16, what: &str) {
        self.check(reply, what);
        assert_eq!(
            reply.status.as_u16(),
            status,
            "{} ({what}): {}",
            self.name(),
            reply.body
        );
    }
}
