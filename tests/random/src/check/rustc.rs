//! The compiler: where the crates are that bodies are compiled against, and which lines
//! it refuses.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::chunk::Chunk;
use crate::options::Options;

/// How bodies are compiled.
pub struct Rustc {
    /// `+nightly`, or nothing.
    toolchain: Option<&'static str>,
    externs: Vec<String>,
    dependencies: PathBuf,
    /// Where programs are written.
    scratch: PathBuf,
    /// What is broken on purpose.
    mutant: String,
}

/// An error: its line in the program, if it has one there, and what it says.
pub struct Refusal {
    /// The line, counted from one.
    pub line: Option<usize>,
    /// The message.
    pub message: String,
}

/// How long one program may run.
const PATIENCE: Duration = Duration::from_secs(60);

impl Rustc {
    /// Builds the crates.
    ///
    /// # Errors
    ///
    /// What went wrong, as text.
    pub fn prepare(options: &Options) -> Result<Self, String> {
        let (target, nightly) = (&options.target, options.nightly);
        let toolchain = nightly.then_some("+nightly");
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let folder = match (nightly, options.assertions) {
            (false, false) => "bodies",
            (false, true) => "bodies-assertions",
            (true, false) => "bodies-nightly",
            (true, true) => "bodies-nightly-assertions",
        };
        let folder = target.join(folder);
        let output = Command::new("cargo")
            .args(toolchain)
            .args(["build", "--release", "--lib", "--message-format=json"])
            .arg("--manifest-path")
            .arg(manifest)
            .arg("--target-dir")
            .arg(&folder)
            // It is the macro crate that asks.
            .env(
                "CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_DEBUG_ASSERTIONS",
                options.assertions.to_string(),
            )
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN")
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            return Err("the crates do not build".to_owned());
        }
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let externs = ["primed", "primed_random"].into_iter().map(|name| {
            let file = artifact(&messages, name).ok_or(format!("no build of {name}"))?;
            Ok(format!("{name}={file}"))
        });
        let externs = externs.collect::<Result<_, String>>()?;
        let scratch = target.join("programs");
        std::fs::create_dir_all(&scratch).map_err(|error| error.to_string())?;
        Ok(Self {
            toolchain,
            externs,
            dependencies: folder.join("release/deps"),
            scratch,
            mutant: options.mutant.clone(),
        })
    }

    /// Compiles a program: where it is, or what is wrong with it.
    ///
    /// # Errors
    ///
    /// The refusals.
    pub fn compile(&self, chunk: &Chunk, name: &str, check: bool) -> Result<PathBuf, Vec<Refusal>> {
        let fatal = |message: String| {
            vec![Refusal {
                line: None,
                message,
            }]
        };
        let source = self.scratch.join(format!("{name}.rs"));
        let program = self.scratch.join(name);
        std::fs::write(&source, &chunk.text).map_err(|error| fatal(error.to_string()))?;
        let mut command = Command::new("rustc");
        command
            .args(self.toolchain)
            .arg(&source)
            .args(["--edition=2024", "--crate-name=bodies", "--cap-lints=allow"])
            .args(["--error-format=short", "-Copt-level=0", "-Cdebuginfo=0"])
            .args(["-Coverflow-checks=off", "-Ccodegen-units=4"])
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .env_remove("RUSTUP_TOOLCHAIN")
            .stdin(Stdio::null());
        for one in &self.externs {
            command.arg("--extern").arg(one);
        }
        if check {
            command
                .arg("--emit=metadata")
                .arg("-o")
                .arg(program.with_extension("rmeta"));
        } else {
            command.arg("-o").arg(&program);
        }
        let output = command.output().map_err(|error| fatal(error.to_string()))?;
        if output.status.success() {
            return Ok(program);
        }
        let text = String::from_utf8_lossy(&output.stderr);
        let file = format!("{name}.rs:");
        let mut refusals = Vec::new();
        for line in text.lines() {
            let Some((place, message)) = line.split_once(": error") else {
                continue;
            };
            let number = place.split_once(&file).and_then(|(_, rest)| {
                let digits = rest.split(':').next()?;
                digits.parse().ok()
            });
            refusals.push(Refusal {
                line: number,
                message: format!("error{message}"),
            });
        }
        if refusals.is_empty() {
            refusals = fatal(text.lines().take(20).collect::<Vec<_>>().join("\n"));
        }
        Err(refusals)
    }

    /// Runs a program, without so many of its bodies: what it printed, whether or not it came to its end.
    pub fn run(&self, program: &Path, from: usize) -> String {
        let output = program.with_extension("out");
        let Ok(file) = std::fs::File::create(&output) else {
            return String::new();
        };
        let child = Command::new(program)
            .env("RANDOM_MUTANT", &self.mutant)
            .env("RANDOM_FROM", from.to_string())
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = child else {
            return String::new();
        };
        let began = Instant::now();
        while let Ok(None) = child.try_wait() {
            if began.elapsed() > PATIENCE {
                let _ = child.kill();
                let _ = child.wait();
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        std::fs::read(output).map_or_else(
            |_| String::new(),
            |text| String::from_utf8_lossy(&text).into_owned(),
        )
    }
}

/// The library file of a crate, out of what cargo says as JSON.
fn artifact(messages: &str, name: &str) -> Option<String> {
    let named = format!("\"name\":\"{name}\"");
    let line = messages
        .lines()
        .rfind(|line| line.contains("\"reason\":\"compiler-artifact\"") && line.contains(&named))?;
    let files = line.split_once("\"filenames\":[")?.1;
    let files = files.split(']').next()?;
    let mut files = files.split(',').map(|file| file.trim_matches('"'));
    files
        .find(|file| file.ends_with(".rlib"))
        .map(str::to_owned)
}
