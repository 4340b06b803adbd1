//! One breach for every ban of the core and the formats. Compiled by `.ci/bans` only, to see each refused.
#![allow(unused)]

pub fn clock() {
    std::time::Instant::now();
    std::time::SystemTime::now();
    jiff::Timestamp::now();
    jiff::Zoned::now();
    std::thread::sleep(std::time::Duration::ZERO);
    calcard::common::PartialDateTime::now();
    calcard::common::timezone::Tz::UTC.offset_parts();
    calcard::icalendar::ICalendar::default().add_missing_timezones();
}

pub fn zones() {
    jiff::tz::TimeZone::system();
    jiff::tz::TimeZone::try_system();
    jiff::tz::TimeZone::get("Europe/Berlin");
    jiff::tz::db();
    jiff::tz::TimeZoneDatabase::from_env();
}

pub fn environment() {
    std::env::var("HOME");
    std::env::var_os("HOME");
    std::env::vars();
    std::env::args();
    std::env::current_dir();
    std::env::temp_dir();
}

pub fn files() {
    std::fs::read("a");
    std::fs::read_to_string("a");
    std::fs::write("a", "b");
    std::fs::read_dir("a");
    std::fs::metadata("a");
    std::fs::create_dir_all("a");
    std::fs::remove_file("a");
    std::fs::rename("a", "b");
    std::fs::copy("a", "b");
    std::fs::File::open("a");
    std::fs::OpenOptions::new();
}

pub fn terminal() {
    std::io::stdin();
    std::io::stdout();
    std::io::stderr();
}

pub fn sockets() {
    std::net::TcpStream::connect("127.0.0.1:1");
    std::net::TcpListener::bind("127.0.0.1:0");
    std::net::UdpSocket::bind("127.0.0.1:0");
    std::os::unix::net::UnixStream::connect("a");
    std::os::unix::net::UnixListener::bind("a");
}

pub fn programs() {
    std::thread::spawn(|| ());
    std::process::Command::new("a");
    std::process::exit(1);
}
