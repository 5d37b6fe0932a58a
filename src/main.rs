//! The command line: reads articles from files or standard input, prints what they say and who says it.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::Arguments::given();
    if cli::run(&arguments) { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
