"""Sentences and words for `mailbox.py`, all invented. What stands in braces is filled in there."""

FIRST = (
    "Ada Alma Anouk Arun Asha Birte Bodil Carla Cem Chidi Clara Dario Dina Edda Elif Emre Esra Faye Femi Gita Greta Hana Henk "
    "Ida Ilse Imre Ines Ivo Jana Jonas Joris Jules Kaja Kofi Lale Lena Linus Luca Mael Marit Mina Nadia Nils Noor Ola Orla "
    "Pavel Petra Priya Quinn Rafa Rena Ruben Runa Sami Sanne Selim Sina Sofie Tamar Teo Thea Tomas Uma Vera Viggo Wanda Yara Zeno"
).split()
LAST = (
    "Aalto Abara Adler Amsel Aydin Bakker Banerjee Barros Bekker Berg Castell Cedar Dahl Demir Duval Ebert Eriksen Falter "
    "Farkas Fontaine Gallo Ganesh Grieg Haddad Hansen Holm Ibarra Iversen Jansen Juhasz Kaplan Keller Kovac Kruse Lang Larsen "
    "Lindt Maro Meier Moreau Nagy Novak Okafor Olsen Osei Pereira Petit Prasad Quist Raman Reuter Rossi Ruiz Sato Schell Sorel "
    "Strand Tamm Toth Ulrich Vance Varga Vogel Weiss Winter Yilmaz Zeller"
).split()
SYLLABLES = "ba bel bor cal cen cor da del dor el fa fen gar gil hal hem ir jor ka kel lan lor ma mer nor ol pas pel quin ral ren sa sel tan tor ul van ver wen yor zan zel".split()
ROLES = [
    "Data Engineer", "Supply Chain Analyst", "Production Planner", "Backend Developer", "Product Designer", "Laboratory Technician",
    "Field Nurse", "Account Manager", "Platform Engineer", "Quality Inspector", "Research Assistant", "Technical Writer",
    "Customer Success Manager", "Warehouse Supervisor", "Financial Analyst", "Mechanical Engineer", "Site Coordinator",
    "Security Analyst", "Marketing Specialist", "Operations Manager", "Frontend Developer", "Clinical Data Manager",
]
WORDS = (
    "garden ladder harbour kettle lantern compass orchard bicycle violin carpet tunnel saddle walnut puzzle shelter meadow "
    "pigment ribbon anchor basket candle drawer engine fabric gravel hammer island jacket kitchen library marble needle oven "
    "paddle quarry rocket shutter timber umbrella valley window archive bakery canvas dolphin echo feather glacier hinge ivory "
    "jungle kernel lemon mirror nectar onion parcel quilt radish sandal trumpet urn velvet wagon yarn zipper boiler cursor "
    "ferry goblet hatch insect jigsaw kiosk lever mosaic nozzle ocean pebble raft shovel tractor vase willow branch cabin dune"
).split()

CONFIRMS = [
    "Thank you for applying to {company}. We have received your application for the position of {role} and will review it carefully.",
    "Thanks for your interest in {company}! Your application for the {role} role has been received. If your profile matches, a recruiter will contact you within two weeks.",
    "We confirm receipt of your application for {role}. Our hiring team will look at it and get back to you as soon as there is news.",
    "Your application for {role} at {company} has been submitted. We read every application ourselves, so please give us about ten business days.",
]
REFUSALS = [
    "Thank you for your interest in the {role} position at {company}. Unfortunately, we have decided to move forward with other candidates.",
    "We appreciate the time you took to apply for {role}. After careful consideration we will not be moving forward with your application.",
    "Thank you for speaking with us about the {role} role. The decision was close, and we have chosen another candidate whose experience fits more closely.",
    "We regret to inform you that the position of {role} has been filled. We wish you all the best in your search.",
]
INVITES = [
    "We would like to invite you to an interview for the {role} position. A calendar invitation is attached; please confirm that the time suits you.",
    "Your application convinced us, and we would be glad to meet you for a video interview about the {role} role next {day}.",
    "The next step is a conversation with the hiring manager of the {role} team. I have put a time into the attached invitation.",
]
ASKS = [
    "Could you tell me when you would be available to start as {role}, and what salary you have in mind?",
    "Which days next week would suit you for a call about the {role} position?",
    "Would you send me two references from your last employer before {day}?",
    "Do you have a few examples of your work that you could share with the team?",
]
UPDATES = [
    "A short update on your application for {role}: the team is still reviewing, and you will hear from us by {day} next week.",
    "Thank you for your patience. We expect to make a decision about the {role} position within the next ten business days.",
    "The hiring manager has read your materials and we are now planning the interviews for the {role} role.",
]
THANKS = [
    "Thank you for the conversation about the {role} role; the team enjoyed meeting you.",
    "Many thanks for the documents, everything has arrived and I have passed it on to the hiring manager.",
]
OFFERS = [
    "We are delighted to offer you the position of {role} at {company}. The offer letter with salary and start date is attached; please let us know by {day}.",
    "Congratulations! {company} would like to extend an offer for the {role} role. You find the terms in the attached document.",
]
LETTERS = [
    "I am writing to apply for the position of {role} at {company}. Please find my resume attached.",
    "I would like to apply for the {role} role that you advertise. My CV is attached, and I would be glad to tell you more in person.",
]
ANSWERS = [
    "Thank you for your message. {day} afternoon would suit me well, and I look forward to hearing more about the {role} role.",
    "Thanks for the quick answer. I have attached nothing new this time, everything is in the application I sent.",
    "I would like to ask whether there is any news about my application for {role}; is there anything else you need from me?",
    "Thank you for the interview on {day}. I enjoyed hearing how the team at {company} works.",
]
AWAY = [
    "Thank you for your message. I am out of the office and will be back on {day}. In urgent cases please write to my colleagues.",
    "I am on vacation with limited access to my mail and will answer when I return.",
]
OUTREACH = [
    "I came across your profile and think you would be a great fit for a {role} role with one of our clients. Would you be open to a short call?",
    "My name is {person} and I recruit for a client who is looking for a {role}. Please send me your updated resume if you are interested.",
    "Your background caught my eye. We have an exciting new opportunity as {role}; are you open to new opportunities at the moment?",
]
ALERTS = [
    "{role} at {name}, {number} km away, full time. Posted {number} hours ago. Apply now with your profile.",
    "{name} is hiring: {role}, permanent, salary from {number},000. Be an early applicant.",
    "{role} (all genders), {name} Group, hybrid. {number} applicants so far. See the job.",
]

FILLER = [
    "Our office is in {name}, five minutes from the station, and most of us work from there three days a week.",
    "The team has {number} people and is still growing, although more slowly than a year ago.",
    "You can read more about how we work in the handbook that I mentioned when we spoke about the {thing} project.",
    "There will be somebody from the {thing} group as well, who can answer what I cannot.",
    "Please write to me at any time if something is unclear.",
    "We changed our plans for the {thing} a little, and the {other} now comes before it.",
    "It took me longer than I thought to gather everybody's opinions, thank you for waiting.",
    "I have asked {person} from the {other} team to join, because the two of you have much in common.",
    "Some of the questions will be about the {thing} you built in {name}, so bring what you remember of it.",
    "The canteen is said to be good, and there is a {thing} on the roof.",
]
CHAT = [
    "We went to {name} on {day} and the {thing} was closed, of course.", "Did you ever find the {thing} that {person} lent you?",
    "My sister has moved to {name} and finally has room for the {thing}.", "I will bring the {other}, you bring the {thing}, and we see what happens.",
    "The children talk about nothing but the {thing} since {day}.", "Do you remember the interview with that painter in {name}? It is online now.",
    "It rained for {number} days and the cellar smells of wet {thing}.", "{person} says hello and asks whether you still have {number} of them.",
    "The landlord has our application for the bigger flat, we should hear from him by {day}.", "Call me when you are back, I am at home all week.",
    "I read the book you gave me; the part about the {other} and the {thing} is wonderful.", "Let us meet at the {thing} near {name} at seven.",
    "Unfortunately the {other} broke on the way and {person} had to carry it.", "Thanks again for the {day} evening, it was lovely to see all of you.",
]
NEWS = [
    "Why the {thing} came back to {name}, and what it means for the {other}.", "{number} ways to look after a {thing} when summer ends.",
    "A visit to {name}, where {person} has been building one {other} a year since childhood.", "This week's reading: the {thing}, the {other} and a long walk.",
    "Our members' evening on {day} is about the {thing}; seats are limited to {number}.", "How a {thing} is made, told in {number} pictures.",
    "The price of every {other} in {name} has risen by {number} percent since spring.", "An interview with {person}, who applied the {thing} to the {other}.",
    "From the archive: the winter in which {name} lost its {thing}.", "Register now for the {thing} weekend and save {number} percent.",
    "Readers wrote to us about the {other}: their best answers.", "Six careers in the world of the {thing}, and how they began.",
]
SHOP = [
    "Your parcel with one {thing} and {number} other things has left our store in {name}.", "You can follow it on its way with the number {number}{number}{number}.",
    "The {other} you looked at is available again in three colours.", "Please keep this message as your receipt: {number}.95 were paid by card.",
    "Is the {thing} not as you expected it? Send it back within {number} days.", "We hope to see you again in {name} soon.",
    "People who chose a {thing} often chose a {other} as well.", "Delivery is planned for {day} between nine and twelve.",
]
BANK = [
    "Your statement number {number} is attached.", "On {day} an amount of {number}.50 was booked to your account at {name}.",
    "Interest rates change at the end of the month; your application for a loan is not affected.", "Please check the {number} entries and write to us if something is wrong.",
    "We never ask for a password by mail.", "The yearly fee for your card falls due on {day}.",
]
CODE = [
    "The {thing} module fails when the {other} is empty, see the log below.", "I would rather keep the {thing} out of the {other}, because {name} depends on both.",
    "This adds {number} lines and removes {number}, mostly in the {other} parser.", "Can you rebase? The tests for the {thing} passed for me on {day}.",
    "Merged, thank you.", "Reading {number} bytes past the end of the {thing} is what the sanitizer complains about.",
    "The position of the cursor is wrong after a {thing}; a role of `{other}` works around it.", "The review is done, {number} remarks, none of them serious.",
]
LISTS = [
    "In {name} we plant the {thing} in March and leave the {other} where it is.", "I disagree: a {thing} wants sun, whatever {person} says.",
    "Has anybody tried a {other} made of {thing}? Mine lasted {number} years.", "The meeting on {day} is moved to the hall in {name}.",
    "There are {number} of us now, and one {thing} will not be enough.", "Please trim what you quote, the archive grows by {number} pages a month.",
    "I applied the paste twice, and the {thing} looks like new.", "Whoever has an opening in the fence: the {other} of {name} walks through it.",
]
