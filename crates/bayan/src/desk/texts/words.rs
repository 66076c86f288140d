//! Where a text stands, in sentences.

use super::super::frame::Framed;
use bayan_core::{
    content::{Content, check::Problem},
    workflow::{Approval, Live, Refusal, Withdrawal, Work},
};
use bayan_render::desk::context::Doubt;
use bayan_store::newsroom::Text;
use hyper::StatusCode;

/// What the public has of a text, and what is being done for it.
pub(super) fn says(framed: &Framed<'_>, text: &Text, approver: Option<&str>) -> Vec<String> {
    let mut says = Vec::new();
    let number = |number: std::num::NonZeroU32| framed.number(number.get());
    match &text.standing.live {
        Live::Never => {}
        Live::Published { number: at, review_owed, .. } => {
            says.push(framed.say("says-published", &[("number", number(*at))]));
            if let Some(owed) = review_owed {
                says.push(framed.say("says-review-owed", &[("reason", owed.reason.to_string())]));
            }
        }
        Live::Withdrawn { how, .. } => says.push(match how {
            Withdrawal::KeptReadable { reason } => {
                framed.say("says-withdrawn", &[("reason", reason.to_string())])
            }
            Withdrawal::IssuedInError { reason } => {
                framed.say("says-withdrawn-error", &[("reason", reason.to_string())])
            }
            Withdrawal::ReplacedBy(_) => framed.say("says-replaced", &[]),
            Withdrawal::Removed { reason, .. } => {
                framed.say("says-removed", &[("reason", reason.to_string())])
            }
        }),
    }
    if let Some(expiry) = &text.standing.facts.expiry {
        let values = [("date", framed.moment(expiry.at)), ("reason", expiry.reason.to_string())];
        says.push(framed.say("says-expires", &values));
    }
    let is_live = !matches!(text.standing.live, Live::Never);
    match &text.standing.work {
        Work::Idle if is_live => {}
        Work::Idle => says.push(framed.say("says-discarded", &[])),
        Work::Draft if is_live => says.push(framed.say("says-new-version", &[])),
        Work::Draft => says.push(framed.say("says-draft", &[])),
        Work::InReview { .. } => says.push(framed.say("says-in-review", &[])),
        Work::Approved { approval, .. } => says.push(approved(framed, approval, approver)),
        Work::Scheduled { approval, at, .. } => {
            says.push(approved(framed, approval, approver));
            says.push(framed.say("says-scheduled", &[("date", framed.moment(*at))]));
        }
    }
    says
}

fn approved(framed: &Framed<'_>, approval: &Approval, approver: Option<&str>) -> String {
    match (approval, approver) {
        (Approval::ByGuest(_), Some(name)) => {
            framed.say("says-approved-by-guest", &[("name", name.to_owned())])
        }
        (Approval::By(_), Some(name)) => framed.say("says-approved-by", &[("name", name.to_owned())]),
        (Approval::NotRequired, _) => framed.say("says-approval-not-required", &[]),
        _ => framed.say("says-approved", &[]),
    }
}

/// Why a scheduled publication did not happen.
pub(super) fn failure(framed: &Framed<'_>, work: &Work) -> Option<String> {
    let Work::Scheduled { failed: Some(failure), .. } = work else { return None };
    let key = match failure.reason.as_str() {
        "changed" => "failure-changed",
        "expired" => "refusal-expired",
        _ => "failure-refused",
    };
    Some(framed.say("says-failed", &[("date", framed.moment(failure.at)), ("reason", framed.say(key, &[]))]))
}

/// The sentence for a refusal.
pub(crate) fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotFromHere => "refusal-state",
        Refusal::NoRight(_) => "refusal-right",
        Refusal::OwnWork => "refusal-own",
        Refusal::StaleRevision => "refusal-stale",
        Refusal::ChangedSinceApproval => "refusal-changed",
        Refusal::InThePast => "refusal-past",
        Refusal::Expired => "refusal-expired",
    }
}

/// With what a refusal is answered.
pub(super) fn refused_with(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::NoRight(_) => StatusCode::FORBIDDEN,
        Refusal::NotFromHere
        | Refusal::OwnWork
        | Refusal::StaleRevision
        | Refusal::ChangedSinceApproval
        | Refusal::InThePast
        | Refusal::Expired => StatusCode::CONFLICT,
    }
}

/// What should be looked at before a text is published.
pub(super) fn doubts(framed: &Framed<'_>, content: &Content) -> Vec<Doubt> {
    doubts_said(&|key, values| framed.say(key, values), content)
}

/// Whoever says a sentence: its key, and what stands in it.
pub(crate) type Say<'s> = dyn Fn(&str, &[(&'static str, String)]) -> String + 's;

/// The same, said by whoever says it.
pub(crate) fn doubts_said(say: &Say<'_>, content: &Content) -> Vec<Doubt> {
    let doubt = |problem: &Problem| {
        let (place, key, values) = match problem {
            Problem::Empty => ("text".to_owned(), "doubt-empty", None),
            Problem::AlternativeMissing(place) => (place.to_string(), "doubt-alt", None),
            Problem::CaptionRepeatsHeadline(place) => (place.to_string(), "doubt-caption", None),
            Problem::HeadingSkips(place) => (place.to_string(), "doubt-heading", None),
            Problem::BracketsOpen(place, sign) => {
                (place.to_string(), "doubt-brackets", Some(sign.to_string()))
            }
            Problem::YearsSwapped(place, years) => (place.to_string(), "doubt-years", Some(years.clone())),
            Problem::PresentationForms(place) => (place.to_string(), "doubt-forms", None),
            Problem::Tatweel(place) => (place.to_string(), "doubt-tatweel", None),
            Problem::DigitsMixed(place) => (place.to_string(), "doubt-digits", None),
        };
        let values: Vec<(&'static str, String)> = values.into_iter().map(|value| ("text", value)).collect();
        Doubt { place, text: say(key, &values) }
    };
    content.problems().iter().map(doubt).collect()
}
