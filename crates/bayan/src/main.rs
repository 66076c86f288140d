//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    bayan::cli::run()
}
