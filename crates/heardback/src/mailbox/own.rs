//! The user's own addresses: known, or recognised in the mail itself.

use std::collections::BTreeMap;

use heardback_core::mail::Mail;
use heardback_core::matching::is_among_sent;

/// Counts who the mailbox belongs to while it is read.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Senders of mail in folders of sent mail.
    sent: BTreeMap<String, (usize, BTreeMap<String, usize>)>,
    /// Addresses mail was delivered to.
    delivered: BTreeMap<String, usize>,
}

/// An address needs this share of the most frequent one's count to be an own address as well.
const SHARE: usize = 20;

impl Own {
    /// Looks at one message.
    pub(super) fn look(&mut self, mail: &Mail) {
        if is_among_sent(mail) {
            if let Some(from) = &mail.from
                && from.email.contains('@')
            {
                let counted = self.sent.entry(from.email.to_lowercase()).or_default();
                counted.0 += 1;
                if !from.name.is_empty() {
                    *counted.1.entry(from.name.clone()).or_default() += 1;
                }
            }
        } else {
            for to in &mail.delivered_to {
                *self.delivered.entry(to.to_lowercase()).or_default() += 1;
            }
        }
    }

    /// The addresses recognised, the most frequent first: who wrote the sent mail; without sent mail, to whom mail was
    /// delivered.
    pub(crate) fn addresses(&self) -> Vec<String> {
        let sent: BTreeMap<&String, usize> =
            self.sent.iter().map(|(address, counted)| (address, counted.0)).collect();
        let counted = if sent.is_empty() {
            self.delivered.iter().map(|(address, &count)| (address, count)).collect()
        } else {
            sent
        };
        let most = counted.values().copied().max().unwrap_or(0);
        let mut own: Vec<(usize, &String)> = counted
            .into_iter()
            .filter(|&(_, count)| count * SHARE >= most)
            .map(|(address, count)| (count, address))
            .collect();
        own.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        own.into_iter().map(|(_, address)| address.clone()).collect()
    }

    /// The name most often written before the most frequent own address.
    pub(crate) fn name(&self) -> Option<String> {
        let first = self.addresses().into_iter().next()?;
        let (_, names) = self.sent.get(&first)?;
        names.iter().max_by_key(|(_, count)| **count).map(|(name, _)| name.clone())
    }
}
