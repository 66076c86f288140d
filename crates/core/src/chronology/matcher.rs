//! Rules against tokens.

use super::{
    grammar::{Grammar, Meaning, Piece, Rule},
    tokens::Token,
};

/// How many ways of a rule are tried at one place: more than any rule of ours has.
const MOST: usize = 64;

/// What is a name or a number of something as well.
const NAMES: [&str; 6] = ["month", "hijri", "offset", "y", "n", "season"];

/// What stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// What it means.
    pub meaning: Meaning,
    /// With which token it begins.
    pub begun: usize,
    /// Behind which it ends.
    pub end: usize,
    /// The classes and numbers of its words, in their order.
    pub said: Vec<(String, i32)>,
}

/// The longest expression that begins with a token; of those that are as long, that of the earliest rule.
pub fn longest(grammar: &Grammar, tokens: &[Token], at: usize) -> Option<Matched> {
    if tokens[at].classes.is_empty() {
        return None;
    }
    let is_blocked = is_blocked(tokens, at);
    let mut best: Option<Matched> = None;
    for rule in &grammar.rules {
        if !stands_behind(grammar, rule, tokens, at) {
            continue;
        }
        let ways = sequence(grammar, &rule.pieces, tokens, vec![(at, Vec::new())]);
        for (end, said) in ways {
            let is_apart =
                end < tokens.len() && tokens[end].classes.iter().any(|((class, _), _)| class == "apart");
            // What else can follow such a word is said in words of time.
            let is_name = said.first().is_some_and(|(class, _)| NAMES.contains(&class.as_str()));
            if end > at
                && !is_apart
                && !(is_blocked && is_name)
                && best.as_ref().is_none_or(|best| end > best.end)
            {
                best = Some(Matched { meaning: rule.meaning, begun: at, end, said });
            }
        }
    }
    best
}

/// Whether a word stands before it behind which no date stands: a street is called «مايو».
fn is_blocked(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| {
        let mut classes = tokens[before].classes.iter();
        classes.any(|((class, _), length)| class == "blocker" && before + length == at)
    })
}

/// Whether what must stand before a rule's expression does.
fn stands_behind(grammar: &Grammar, rule: &Rule, tokens: &[Token], at: usize) -> bool {
    if rule.before.is_empty() {
        return true;
    }
    let from = at.saturating_sub(3);
    (from..at).any(|begun| {
        sequence(grammar, &rule.before, tokens, vec![(begun, Vec::new())]).iter().any(|(end, _)| *end == at)
    })
}

/// Every way in which pieces go on from some places.
fn sequence(
    grammar: &Grammar,
    pieces: &[Piece],
    tokens: &[Token],
    begun: Vec<(usize, Vec<(String, i32)>)>,
) -> Vec<(usize, Vec<(String, i32)>)> {
    let mut ways = begun;
    for piece in pieces {
        let mut next = Vec::new();
        for (at, said) in ways {
            match piece {
                Piece::Class(wanted) => {
                    let classes = tokens.get(at).into_iter().flat_map(|token| &token.classes);
                    for ((class, number), length) in classes.filter(|((class, _), _)| class == wanted) {
                        let mut said = said.clone();
                        said.push((class.clone(), *number));
                        next.push((at + length, said));
                    }
                }
                Piece::Named(name) => {
                    let part = grammar.parts.get(name).map(Vec::as_slice).unwrap_or_default();
                    next.extend(sequence(grammar, part, tokens, vec![(at, said)]));
                }
                Piece::Maybe(some) => {
                    next.extend(sequence(grammar, some, tokens, vec![(at, said.clone())]));
                    next.push((at, said));
                }
                Piece::OneOf(all) => {
                    for some in all {
                        next.extend(sequence(grammar, some, tokens, vec![(at, said.clone())]));
                    }
                }
            }
        }
        next.truncate(MOST);
        ways = next;
        if ways.is_empty() {
            break;
        }
    }
    ways
}
