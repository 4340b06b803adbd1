//! The types of a fact, each with its list of fields or variants.
//!
//! The numbers stand for what is on disk. A new variant takes a new number; changing anything else here raises
//! [`super::FORM`].

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationDetail, BatchId, Channel, CompanySize, ContactDetail, Direction, Event, Fact,
    FactId, ImportId, Interest, InterviewKind, InvitedEvent, ItemId, LinkedinPermission,
    MessageEvent, MessageKey, MessageKind, Moment, OccasionKind, Origin, OutcomeKind, Part,
    ProfileName, ReferralStep, SeekerDetail, Standing, Verdict, Way,
};

use super::pack::{Pack, pack};

pack!(newtype FactId, BatchId, ImportId, MessageKey, ItemId);

pack!(struct Fact { id, on, recorded, batch, origin, event });

pack!(enum Moment { 0 = Instant(instant), 1 = Day(day) });

pack!(enum Origin {
    0 = Typed,
    1 = Mail { import, message, quote },
    2 = Line { import, file, line },
});

pack!(enum Event {
    0 = Application { application, detail },
    1 = Applied { application },
    2 = Outcome { application, outcome, delivered_by, decision_maker },
    3 = Standing { application, standing },
    4 = Referral { application, helper, step },
    5 = Contact { contact, detail },
    6 = Interview { interview, application, round, kind, start, end, interviewers },
    7 = InterviewHeld { interview },
    8 = InterviewCancelled { interview },
    9 = NotesReviewed { interview },
    10 = Topic { interview, contact, text },
    11 = Message(message),
    12 = Bounced { message },
    13 = Promise { application, by, text, due },
    14 = PromiseKept { promise },
    15 = Occasion { application, contact, kind, text },
    16 = Seeker { detail },
    17 = Note { application, contact, text },
    18 = Snoozed { item, until },
    19 = Skipped { item, action, applications, contact, interview },
    20 = Reviewed { message, verdict },
    21 = Retracted { retracted },
    22 = Invited(invited),
    23 = Placed { message, application, from, told_by },
    24 = Lesson { sender, shape, verdict },
});

pack!(struct MessageEvent {
    applications, contact, direction, channel, kind, auto, needs_reply, return_on, interview,
    asked_feedback, queued, further, mail, subject,
});

pack!(struct InvitedEvent {
    interview, uid, occurrence, sequence, stamp, cancels, title, place, link, interviewers,
});

pack!(enum ApplicationDetail {
    0 = Company(text),
    1 = Role(text),
    2 = Way(way),
    3 = ClosesOn(day),
    4 = NoCalls(yes),
    5 = NoFollowup(yes),
    6 = SalesRole(yes),
    7 = Interest(interest),
    8 = CompanySize(size),
    9 = AnnouncedCallOn(day),
    10 = DecisionExpectedOn(day),
    11 = RepostedOn(day),
    12 = NoFeedbackPolicy(yes),
    13 = Requisition(text),
    14 = Posting(text),
    15 = Region(text),
    16 = Domain(text),
    17 = SilenceMeansNoAfter(day),
    18 = AlsoCalled(text),
    19 = Fit(text),
});

pack!(enum ContactDetail {
    0 = Name(text),
    1 = Part(part),
    2 = Application(application),
    3 = Email(text),
    4 = GuessedEmail(text),
    5 = Phone(text),
    6 = Postal(text),
    7 = Linkedin(text),
    8 = LinkedinPermission(permission),
    9 = WroteOnLinkedin(yes),
    10 = Prefers(channel),
    11 = InvitedCall(yes),
    12 = NoCalls(yes),
    13 = SaysNoContact(yes),
    14 = ReturnsOn(day),
    15 = Left(yes),
    16 = Zone(text),
    17 = Region(text),
    18 = Company(text),
    19 = Title(text),
    20 = AgreedToGuess(yes),
});

pack!(enum SeekerDetail {
    0 = Employed(yes),
    1 = Passive(yes),
    2 = Profile(profile),
    3 = Paused { from, until },
    4 = Resumed,
    5 = WantsFeedback(yes),
    6 = Name(text),
    7 = Address(text),
    8 = Region(text),
    9 = Zone(text),
    10 = Phone(text),
    11 = Proof(text),
    12 = NoRejectionNotes(yes),
    13 = Skill { proof, skill },
    14 = Signature(text),
    15 = Hours { from, until },
});

pack!(enum Direction { 0 = Out, 1 = In });
pack!(enum Channel {
    0 = Email, 1 = Phone, 2 = Letter, 3 = Card, 4 = LinkedinMessage, 5 = LinkedinConnect, 6 = Portal,
    7 = Text, 8 = InPerson,
});
pack!(enum MessageKind {
    0 = Did(action), 1 = Other, 2 = Reply, 3 = Rejection, 4 = Ack, 5 = Ooo, 6 = Bounce,
    7 = Application,
});
pack!(enum Way {
    0 = Posting, 1 = OnlineForm, 2 = Email, 3 = Referral, 4 = Networking, 5 = RecruiterAgency,
    6 = InPerson,
});
pack!(enum Interest { 0 = Low, 1 = Normal, 2 = High });
pack!(enum CompanySize { 0 = Small, 1 = Medium, 2 = Large });
pack!(enum OutcomeKind {
    0 = Rejected, 1 = Offer, 2 = OfferWithdrawn, 3 = WithdrawDecided, 4 = AcceptedElsewhere,
});
pack!(enum Standing {
    0 = Active, 1 = Closed, 2 = Withdrawn, 3 = Accepted, 4 = Rested, 5 = KeepGoing,
});
pack!(enum ReferralStep { 0 = Asked, 1 = Agreed, 2 = Delivered { to } });
pack!(enum Part {
    0 = HiringManager, 1 = Hr, 2 = Recruiter, 3 = AgencyRecruiter, 4 = PostingContact, 5 = Owner,
    6 = Interviewer, 7 = Coordinator, 8 = Referrer, 9 = Insider,
});
pack!(enum InterviewKind { 0 = Phone, 1 = Video, 2 = Onsite, 3 = Panel, 4 = Other });
pack!(enum OccasionKind { 0 = Article, 1 = News, 2 = Promotion, 3 = Thought });
pack!(enum LinkedinPermission { 0 = Unknown, 1 = Yes, 2 = No });
pack!(enum ProfileName { 0 = Reserved, 1 = Balanced, 2 = Assertive });
pack!(enum Verdict {
    0 = Accepted, 1 = Application(application), 2 = NewApplication(application), 3 = NotMine,
});

/// By its word, which the playbook and the command line keep stable.
impl Pack for Action {
    fn pack(&self, out: &mut Vec<u8>) {
        self.as_str().to_owned().pack(out);
    }
    fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        Action::parse(&String::unpack(bytes)?)
    }
}
