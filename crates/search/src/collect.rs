//! How many texts are found, by what they are.

use std::collections::BTreeMap;
use tantivy::{
    DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::StrColumn,
};

/// Counts the texts that are found by the words of a field.
pub struct Counts(pub &'static str);

/// The counts in one segment.
pub struct SegmentCounts {
    column: Option<StrColumn>,
    by_number: Vec<u64>,
}

impl Collector for Counts {
    type Fruit = BTreeMap<String, u64>;
    type Child = SegmentCounts;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let column = segment.fast_fields().str(self.0)?;
        let terms = column.as_ref().map_or(0, |column| column.num_terms());
        Ok(SegmentCounts { column, by_number: vec![0; terms] })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(
        &self,
        fruits: Vec<tantivy::Result<BTreeMap<String, u64>>>,
    ) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut all = BTreeMap::new();
        for fruit in fruits {
            for (word, count) in fruit? {
                *all.entry(word).or_default() += count;
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentCounts {
    type Fruit = tantivy::Result<BTreeMap<String, u64>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        // A text has one of each at most; all of them would be asked for through an iterator of its own.
        let number = self.column.as_ref().and_then(|column| column.ords().first(doc));
        let at = number.and_then(|number| usize::try_from(number).ok());
        if let Some(count) = at.and_then(|at| self.by_number.get_mut(at)) {
            *count += 1;
        }
    }

    fn harvest(self) -> Self::Fruit {
        let mut all = BTreeMap::new();
        let Some(column) = &self.column else { return Ok(all) };
        for (number, count) in (0u64..).zip(&self.by_number).filter(|(_, count)| **count > 0) {
            let mut word = String::new();
            column.ord_to_str(number, &mut word)?;
            all.insert(word, *count);
        }
        Ok(all)
    }
}
