use serde_json::Value;

use super::{Customer, CustomerName, CustomerStatus};
use crate::error::{Error, Result};

/// Whether [`Customer::put_back`] knows this field of the activity log. Who sees a customer and who owns it are
/// decided anew, not put back.
pub fn can_be_put_back(field: &str) -> bool {
    matches!(field, "name" | "status") || field.starts_with("info.")
}

impl Customer {
    /// Gives a field a value that it had: `field` and `value` as the activity log has them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the field cannot be put back, or the value is none by the rules of today.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let refused = || Error::invalid(field, "This cannot be put back.");
        let text = || value.as_str().ok_or_else(refused);
        match field {
            "name" => self.name = CustomerName::parse(text()?)?,
            "status" => self.status = CustomerStatus::parse(text()?)?,
            _ => {
                let path = field.strip_prefix("info.").ok_or_else(refused)?;
                let mut info = serde_json::to_value(&self.info).map_err(|_| refused())?;
                put(&mut info, path, value).ok_or_else(refused)?;
                self.info = serde_json::from_value(info).map_err(|_| refused())?;
            }
        }
        Ok(())
    }
}

/// Puts a value at `about` or `product.stage`; null takes the key out. `None` where there is no place for it.
fn put(info: &mut Value, path: &str, value: &Value) -> Option<()> {
    let info = info.as_object_mut()?;
    let (place, key) = match path.strip_prefix("product.") {
        Some(key) => {
            let product = info
                .entry("product")
                .or_insert_with(|| Value::Object(serde_json::Map::new()));
            (product.as_object_mut()?, key)
        }
        None => (info, path),
    };
    if value.is_null() {
        place.remove(key);
    } else {
        place.insert(key.to_owned(), value.clone());
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::customers::tests::acme as customer;

    #[test]
    fn every_kind_of_field_takes_its_old_value() {
        let mut acme = customer();
        let team = json!([{ "id": Uuid::from_u128(3), "name": "Zoe", "role": "CTO" }]);
        for (field, value) in [
            ("name", json!("Acme Ltd")),
            ("status", json!("lead")),
            ("info.about", json!("Makes anvils")),
            ("info.product.stage", json!("Beta")),
            ("info.team", team),
            ("info.Renewal", json!("May")),
        ] {
            acme.put_back(field, &value).unwrap();
            assert!(can_be_put_back(field));
        }
        assert_eq!(
            (acme.name.as_str(), acme.status),
            ("Acme Ltd", CustomerStatus::Lead)
        );
        assert_eq!(acme.info.product.stage, "Beta");
        assert_eq!(acme.info.team[0].name, "Zoe");
        assert_eq!(acme.info.extra["Renewal"], "May");
        acme.put_back("info.product.stage", &Value::Null).unwrap();
        acme.put_back("info.Renewal", &Value::Null).unwrap();
        assert_eq!(acme.info.product.stage, "");
        assert!(acme.info.extra.is_empty());
    }

    #[test]
    fn what_is_no_value_of_the_field_is_refused() {
        let mut acme = customer();
        for (field, value) in [
            ("user_id", json!("01a1fc26-84c6-7607-a942-b7ce9d486101")),
            ("status", json!("sold")),
            ("name", Value::Null),
            ("info.team", json!("nobody")),
            ("info.product.stage", json!({ "deep": 1 })),
        ] {
            assert!(acme.put_back(field, &value).is_err(), "{field}");
        }
        assert_eq!(acme, customer());
    }
}
