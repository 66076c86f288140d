//! The description of the interface (OpenAPI 3.1), written from the table of operations and the types of what is sent
//! and answered.

use super::{
    API,
    operation::{About, Needs, Operation, Sends},
    repeat,
};
use bayan_store::front::Site;
use hyper::Method;
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const ABOUT: &str = "What the newsroom does, for programs, and what is published, for everybody.

A token stands for a person and hands on a part of what they may do; it is made on the person's page in the newsroom or with `bayan token create`, and shown as `Authorization: Bearer bayan_…`. What a text may undergo from where it stands, `offers` says; the rules are those of the newsroom, the two-person rule among them: what is written through a token was written by its person. Whatever acts on a text names the revision that was seen; where somebody was faster, the answer is `stale-revision` and nothing is lost.

A correction is a text that the public has, written anew (`PUT …/content`) and sent on with what kind of change it is (`POST …/submit`, or `…/publish` where no second person is asked for).

A write that carries an `Idempotency-Key` is done once, however often it is sent; its answer is kept for a day.";

/// The document of a site: it names the site's editions and sections.
pub fn write(site: &Site) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for operation in Operation::all() {
        let about = operation.about();
        let method = about.method.as_str().to_ascii_lowercase();
        let described = described(about, &mut generator);
        let path =
            paths.entry(about.path.clone()).or_insert_with(|| json!({ "parameters": parts(&about.path) }));
        path[method] = described;
    }
    let mut schemas: Map<String, Value> = generator.take_definitions(true).into_iter().collect();
    schemas.insert("Problem".into(), problem());
    let editions: BTreeSet<&str> = site.editions.iter().map(|edition| edition.key.as_str()).collect();
    let sections = site.editions.iter().flat_map(|edition| &edition.sections);
    let sections: BTreeSet<&str> = sections.map(|section| section.key.as_str()).collect();
    for (name, keys) in [("EditionKey", editions), ("SectionKey", sections)] {
        schemas[name]["enum"] = json!(keys);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Bayan", "version": "1", "description": ABOUT, "license": { "name": "Apache-2.0 OR MIT" } },
        "servers": [{ "url": API }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas,
        },
    })
}

fn described(about: &About, generator: &mut SchemaGenerator) -> Value {
    let mut described = json!({
        "operationId": about.id,
        "summary": about.summary,
        "responses": responses(about, generator),
    });
    match about.needs {
        Needs::Nothing => described["security"] = json!([]),
        Needs::Token => {}
        Needs::Scope(scope, _) => {
            described["description"] = format!("Needs the scope `{scope}`.").into();
            described["x-scope"] = scope.as_str().into();
        }
    }
    let mut parameters: Vec<Value> = about
        .query
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "in": "query",
                "description": parameter.about,
                "schema": parameter.takes.schema(),
            })
        })
        .collect();
    if about.method != Method::GET {
        parameters.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "description": "A name for this call: under it, it is done once.",
            "schema": { "type": "string", "pattern": format!("^[!-~]{{1,{}}}$", repeat::LONGEST) },
        }));
    }
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    match about.sends {
        Sends::Nothing => {}
        Sends::Json(shape) => {
            let schema = shape(generator);
            described["requestBody"] =
                json!({ "required": true, "content": { "application/json": { "schema": schema } } });
        }
        Sends::File => {
            described["requestBody"] = json!({
                "required": true,
                "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } },
            });
        }
    }
    described
}

fn responses(about: &About, generator: &mut SchemaGenerator) -> Value {
    let mut worked = json!({ "description": "It worked." });
    match about.answers {
        Some(shape) => worked["content"] = json!({ "application/json": { "schema": shape(generator) } }),
        None if about.status == hyper::StatusCode::OK => {
            worked["content"] = json!({ "application/json": { "schema": {} } });
        }
        None => {}
    }
    if about.status == hyper::StatusCode::CREATED {
        worked["headers"] = json!({ "Location": { "required": true, "schema": { "type": "string" }, "description": "Where it is." } });
    }
    let links = links(about);
    if !links.is_empty() {
        worked["links"] = links.into();
    }
    let mut responses = Map::new();
    responses.insert(about.status.as_u16().to_string(), worked);
    responses.insert(
        "default".into(),
        json!({
            "description": "It did not work: see the type of the problem.",
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        }),
    );
    responses.into()
}

/// What an answer leads to: a text to everything that is done with it, an address that is told to what is done with
/// that.
fn links(about: &About) -> Map<String, Value> {
    let wanted = match about.id.as_str() {
        "begin" | "translate" | "write" | "text" | "take-back" | "reopen" | "submit" | "approve"
        | "publish" => "{id}",
        "add-hook" => "{hook}",
        _ => return Map::new(),
    };
    let name = wanted.trim_matches(['{', '}']);
    let link = |other: &About| {
        let mut link = json!({ "operationId": other.id, "parameters": { name: "$response.body#/id" } });
        if other.path.contains("{revision}") {
            link["parameters"]["revision"] = "$response.body#/revision".into();
        }
        if wanted == "{id}"
            && matches!(other.sends, Sends::Json(_))
            && !matches!(
                other.id.as_str(),
                "translate" | "remove" | "comment" | "settle-comment" | "add-guest" | "set-banner"
            )
        {
            link["requestBody"] = json!({ "revision": "$response.body#/revision" });
        }
        (other.id.clone(), link)
    };
    let others = Operation::all().into_iter().map(Operation::about);
    others
        .filter(|other| {
            other.path.contains(wanted)
                && other.id != about.id
                && !other.path.starts_with("/articles")
                // Which of them, the answer does not say.
                && !["{comment}", "{guest}"].iter().any(|part| other.path.contains(part))
        })
        .map(link)
        .collect()
}

/// The names in braces of a path.
fn parts(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let one = |name: &str| {
        let (about, pattern) = match name {
            "id" => ("What finds a text.", "^[0-9abcdefghjkmnpqrstvwxyz]{8}$"),
            "hash" => ("The hash of a picture.", "^[0-9a-f]{64}$"),
            "revision" => ("A revision of the text.", UUID),
            "comment" => ("What began a thread.", UUID),
            "guest" => ("A link for somebody outside.", UUID),
            "edition" => ("The key of an edition.", "^[a-z0-9-]{1,16}$"),
            _ => ("An address that is told.", UUID),
        };
        json!({
            "name": name,
            "in": "path",
            "required": true,
            "description": about,
            "schema": { "type": "string", "pattern": pattern },
        })
    };
    names.map(one).collect()
}

const UUID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

/// The shape of a problem (RFC 9457).
fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "description": "Which problem: see `/problems`." },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["pointer", "detail"],
                    "properties": {
                        "pointer": {
                            "type": "string",
                            "description": "What it is about: a JSON pointer into what was sent, or a parameter.",
                        },
                        "detail": { "type": "string" },
                    },
                },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_document_leads_somewhere() {
        fn references(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(fields) => {
                    for (name, value) in fields {
                        match value.as_str() {
                            Some(target) if name == "$ref" => found.push(target.to_owned()),
                            _ => references(value, found),
                        }
                    }
                }
                Value::Array(values) => values.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let site = Site {
            version: 0,
            id: "018bcfe5-687b-7fff-bfff-ffffffffffff".parse().unwrap(),
            key: "test".into(),
            hosts: vec![],
            zone: jiff::tz::TimeZone::UTC,
            hue: 0,
            hijri_offset: bayan_core::site::HijriOffset::default(),
            seal: None,
            default_edition: "ar".into(),
            editions: vec![],
        };
        let document = write(&site);
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 50);
        for target in found {
            assert!(document.pointer(target.strip_prefix('#').unwrap()).is_some(), "{target}");
        }
        let calls: usize = document["paths"]
            .as_object()
            .unwrap()
            .values()
            .map(|path| path.as_object().unwrap().keys().filter(|name| *name != "parameters").count())
            .sum();
        assert_eq!(calls, Operation::all().len());
        // What is sent and not named is refused, and the document says so.
        assert_eq!(document["components"]["schemas"]["Begin"]["additionalProperties"], json!(false));
    }
}
