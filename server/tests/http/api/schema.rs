//! As much of JSON Schema as the document uses: does a value fit, what would fit, what would not.

use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The document, with which schemas are read.
pub struct Schemas<'a>(pub &'a Value);

impl<'a> Schemas<'a> {
    /// The schema itself, where this one only names it.
    pub fn resolve(&self, schema: &'a Value) -> &'a Value {
        let Some(name) = schema["$ref"].as_str() else {
            return schema;
        };
        let path = name.strip_prefix('#').unwrap();
        self.0
            .pointer(path)
            .unwrap_or_else(|| panic!("{name} is nowhere"))
    }

    /// Where and why a value does not fit.
    pub fn misfits(&self, schema: &'a Value, value: &Value, at: &str) -> Vec<String> {
        let schema = self.resolve(schema);
        let mut found = Vec::new();
        let choices = list(&schema["oneOf"]).chain(list(&schema["anyOf"]));
        let mut choices = choices.peekable();
        if choices.peek().is_some() && !choices.any(|one| self.misfits(one, value, at).is_empty()) {
            found.push(format!("{at}: {value} fits none"));
        }
        for part in list(&schema["allOf"]) {
            found.extend(self.misfits(part, value, at));
        }
        if !schema["type"].is_null() && !types(schema).any(|word| is_a(word, value)) {
            found.push(format!("{at}: {value} is no {}", schema["type"]));
        }
        if !schema["enum"].is_null() && !list(&schema["enum"]).any(|word| word == value) {
            found.push(format!("{at}: {value} is none of {}", schema["enum"]));
        }
        if let (Some(text), Some(format)) = (value.as_str(), schema["format"].as_str()) {
            found.extend(
                (!has_format(format, text)).then(|| format!("{at}: {text} is no {format}")),
            );
        }
        for (place, item) in list(value).enumerate() {
            found.extend(self.misfits(&schema["items"], item, &format!("{at}.{place}")));
        }
        if let Some(object) = value.as_object() {
            found.extend(self.misfits_of_object(schema, object, at));
        }
        found
    }

    fn misfits_of_object(
        &self,
        schema: &'a Value,
        object: &Map<String, Value>,
        at: &str,
    ) -> Vec<String> {
        let mut found = Vec::new();
        for name in list(&schema["required"]).filter_map(Value::as_str) {
            found.extend((!object.contains_key(name)).then(|| format!("{at}.{name} is missing")));
        }
        for (name, value) in object {
            let inner = format!("{at}.{name}");
            match schema["properties"].get(name) {
                Some(property) => found.extend(self.misfits(property, value, &inner)),
                // Only what says so may hold what it does not name.
                None if schema["additionalProperties"].is_object() => {
                    found.extend(self.misfits(&schema["additionalProperties"], value, &inner));
                }
                None if schema["properties"].is_null() => {}
                None => found.push(format!("{inner} is not in the document")),
            }
        }
        found
    }

    /// A value that fits.
    pub fn example(&self, schema: &'a Value) -> Value {
        let schema = self.resolve(schema);
        if !schema["example"].is_null() {
            return schema["example"].clone();
        }
        if let Some(word) = schema["enum"].get(0) {
            return word.clone();
        }
        let parts = list(&schema["oneOf"]).chain(list(&schema["allOf"]));
        if let Some(part) = parts.into_iter().find(|part| part["type"] != "null") {
            return self.example(part);
        }
        match types(schema).next() {
            Some("string") if schema["format"] == "uuid" => json!(Uuid::now_v7()),
            Some("string") if schema["format"] == "date" => json!("2026-06-15"),
            Some("string") => json!("text"),
            Some("integer" | "number") => json!(1),
            Some("boolean") => json!(true),
            Some("array") => json!([self.example(&schema["items"])]),
            Some("object") if schema["properties"].is_null() => json!({ "label": "text" }),
            Some("object") => {
                let properties = schema["properties"].as_object().unwrap().iter();
                properties
                    .map(|(name, inner)| (name.clone(), self.example(inner)))
                    .collect()
            }
            _ => Value::Null,
        }
    }

    /// Values that do not fit, by what is wrong with them.
    pub fn spoiled(&self, schema: &'a Value) -> Vec<(String, Value)> {
        let schema = self.resolve(schema);
        let good = self.example(schema);
        let mut bad: Vec<(String, Value)> = [
            json!(null),
            json!(7),
            json!("text"),
            json!([]),
            json!([{}]),
            json!(["Acme"]),
        ]
        .into_iter()
        .map(|value| (format!("the body is {value}"), value))
        .collect();
        let mut put = |name: &str, value: Value| {
            let mut body = good.clone();
            body[name] = value;
            let words: String = body[name].to_string().chars().take(30).collect();
            bad.push((format!("{name}: {words}"), body));
        };
        put("no such field", json!("x"));
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            for value in self.wrong(property) {
                put(name, value);
            }
        }
        for name in list(&schema["required"]).filter_map(Value::as_str) {
            let mut body = good.clone();
            body.as_object_mut().unwrap().remove(name);
            bad.push((format!("no {name}"), body));
        }
        bad
    }

    /// Values that one property may not have.
    fn wrong(&self, property: &'a Value) -> Vec<Value> {
        let property = self.resolve(property);
        let kinds = [
            json!(7),
            json!(true),
            json!("text"),
            json!([]),
            json!([7]),
            json!({ "no such field": 7 }),
        ];
        let mut wrong: Vec<Value> = kinds
            .into_iter()
            .filter(|value| !self.misfits(property, value, "").is_empty())
            .collect();
        if let Some(max) = property["maxLength"].as_u64() {
            wrong.push(json!("x".repeat(usize::try_from(max).unwrap() + 1)));
        }
        if property["minLength"].as_u64() > Some(0) {
            wrong.push(json!(""));
        }
        if let Some(max) = property["maxItems"].as_u64() {
            wrong.push(
                (0..=max)
                    .map(|_| self.example(&property["items"]))
                    .collect(),
            );
        }
        if let Some(items) = property.get("items") {
            let items = self.resolve(items);
            let bad = if items["properties"].is_null() {
                self.wrong(items)
            } else {
                let spoiled = self.spoiled(items).into_iter();
                spoiled.map(|(_, item)| item).collect()
            };
            wrong.extend(bad.into_iter().map(|item| json!([item])));
        }
        wrong
    }
}

/// The members of a list; none of anything else.
pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn types(schema: &Value) -> impl Iterator<Item = &str> {
    let one = schema["type"].as_str();
    one.into_iter()
        .chain(list(&schema["type"]).filter_map(Value::as_str))
}

fn is_a(word: &str, value: &Value) -> bool {
    match word {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn has_format(format: &str, text: &str) -> bool {
    match format {
        "uuid" => Uuid::try_parse(text).is_ok(),
        "date" => text.parse::<chrono::NaiveDate>().is_ok(),
        "date-time" => text.parse::<chrono::DateTime<chrono::Utc>>().is_ok(),
        _ => true,
    }
}
