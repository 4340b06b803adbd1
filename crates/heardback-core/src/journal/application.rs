//! An application: one role at one company, from lead to rest.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Known;
use crate::fact::{ApplicationId, CompanySize, FactId, Interest, OutcomeKind, Standing, Way};

/// One role at one company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its name.
    pub id: ApplicationId,
    /// The first fact about it.
    pub opened: FactId,
    /// When that fact was recorded: what had passed before is nothing the user was ever shown.
    pub known_since: Timestamp,
    /// The employer.
    pub company: String,
    /// The position.
    pub role: String,
    /// Other names the employer goes by, and the agency before the employer was named.
    pub also_called: Vec<String>,
    /// The way it got there.
    pub way: Option<Way>,
    /// The day it was sent; none while it is a lead.
    pub applied: Option<Known<Date>>,
    /// The day the posting closes.
    pub closes_on: Option<Known<Date>>,
    /// The posting says: no calls.
    pub no_calls: Option<FactId>,
    /// The posting says: please do not follow up.
    pub no_followup: Option<FactId>,
    /// It is a sales job.
    pub sales_role: Option<FactId>,
    /// How much it is wanted.
    pub interest: Interest,
    /// How large the company is.
    pub company_size: Option<CompanySize>,
    /// The cover letter announced a call for this day.
    pub announced_call_on: Option<Known<Date>>,
    /// The employer decides on this day.
    pub decision_expected_on: Option<Known<Date>>,
    /// The role was posted again on this day.
    pub reposted_on: Option<Known<Date>>,
    /// The employer gives no feedback as a rule.
    pub no_feedback_policy: Option<FactId>,
    /// If nothing is heard by this day, the employer says to take it as a no.
    pub silence_means_no_after: Option<Known<Date>>,
    /// The employer's number for the posting.
    pub requisition: Option<String>,
    /// Where the posting is.
    pub posting: Option<String>,
    /// The employer's e-mail domain, where mail from it has been seen.
    pub domain: Option<String>,
    /// The user chose to go on after the question whether to stop.
    pub keep_going: Option<FactId>,
    /// What the user decided to do with it, and on which day; `Rested` ends with the next human message.
    pub standing: Option<Known<(Standing, Date)>>,
    /// The friend inside.
    pub referral: Option<Referral>,
    /// How it ended, or is about to.
    pub outcome: Option<Outcome>,
    /// What the user has done that fits the role, each a sentence.
    pub fits: Vec<String>,
    /// Indices of the people who belong to it.
    pub contacts: Vec<usize>,
    /// Indices of its interviews.
    pub interviews: Vec<usize>,
    /// Indices of its messages, oldest first.
    pub messages: Vec<usize>,
    /// Indices of its promises, oldest first.
    pub promises: Vec<usize>,
    /// Indices of its occasions.
    pub occasions: Vec<usize>,
}

/// A friend inside, and how far the referral got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Index of the friend.
    pub helper: usize,
    /// The day the friend was asked.
    pub asked: Option<Known<Date>>,
    /// The day the friend agreed.
    pub agreed: Option<Known<Date>>,
    /// The day the resume was handed over.
    pub delivered: Option<Known<Date>>,
    /// Index of the person who got it.
    pub delivered_to: Option<usize>,
}

/// How a process ended, or is about to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How.
    pub kind: OutcomeKind,
    /// On which day; none where nobody said.
    pub on: Option<Date>,
    /// The fact that says so.
    pub fact: FactId,
    /// Index of the person who brought the news.
    pub delivered_by: Option<usize>,
    /// Index of the person who decided.
    pub decision_maker: Option<usize>,
}

impl Application {
    /// An application of which only its name is known.
    pub fn new(id: ApplicationId, opened: FactId) -> Self {
        Application {
            id,
            opened,
            known_since: Timestamp::MIN,
            company: String::new(),
            role: String::new(),
            also_called: Vec::new(),
            way: None,
            applied: None,
            closes_on: None,
            no_calls: None,
            no_followup: None,
            sales_role: None,
            interest: Interest::Normal,
            company_size: None,
            announced_call_on: None,
            decision_expected_on: None,
            reposted_on: None,
            no_feedback_policy: None,
            silence_means_no_after: None,
            requisition: None,
            posting: None,
            domain: None,
            keep_going: None,
            standing: None,
            referral: None,
            outcome: None,
            fits: Vec::new(),
            contacts: Vec::new(),
            interviews: Vec::new(),
            messages: Vec::new(),
            promises: Vec::new(),
            occasions: Vec::new(),
        }
    }

    /// “Process Engineer at Northwind Tools”, with whichever half is known.
    pub fn title(&self) -> String {
        match (self.role.as_str(), self.company.as_str()) {
            ("", "") => self.id.to_string(),
            ("", company) => company.to_owned(),
            (role, "") => role.to_owned(),
            (role, company) => format!("{role} at {company}"),
        }
    }
}
