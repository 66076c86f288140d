//! Which operation a request asks for.

use super::{Operation, TABLE};
use crate::api::API;
use hyper::Method;

/// What a request asks for.
pub enum Found {
    /// This, with what stands in the places of the names in braces.
    One(Operation, Vec<String>),
    /// Nothing that is called so; these methods there are.
    Others(Vec<Method>),
    /// Nothing is there.
    Nothing,
}

/// What a request asks for. HEAD is GET without a body.
pub fn find(method: &Method, path: &str) -> Found {
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    let Some(rest) = path.strip_prefix(API).filter(|rest| rest.starts_with('/')) else {
        return Found::Nothing;
    };
    let mut others = Vec::new();
    for (operation, about) in TABLE.iter() {
        let Some(captured) = captured(&about.path, rest) else { continue };
        if about.method == *method {
            return Found::One(*operation, captured);
        }
        others.push(about.method.clone());
    }
    if others.is_empty() { Found::Nothing } else { Found::Others(others) }
}

/// What stands in the places of the names in braces, where the path is of this form.
fn captured(template: &str, path: &str) -> Option<Vec<String>> {
    let (mut parts, mut captured) = (path.split('/'), Vec::new());
    for wanted in template.split('/') {
        let part = parts.next()?;
        if wanted.starts_with('{') {
            captured.push(part.to_owned());
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(captured)
}
