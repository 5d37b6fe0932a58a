//! `xtask wasm`: the crate as WebAssembly with its JavaScript and TypeScript, in `target/wasm-pkg/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What keeps level 2 small (`docs/performance.md`): a function goes into the place of its calls up to a cost of 150 in LLVM's units
/// unless it is marked for it, never where LLVM takes the call to be rare, and of loops only those of eight turns at the most are written out.
const SMALL: &str = "-Cllvm-args=-inline-threshold=150 -inlinecold-threshold=0 -unroll-full-max-count=8 -unroll-max-count=0 -unroll-allow-peeling=false";

/// Builds `target/wasm-pkg/{voxmark.js,voxmark.d.ts,voxmark_bg.wasm}` for browsers and Node alike.
pub fn run() -> crate::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    // Named here, so that the files are found whatever target directory the developer's cargo is set to.
    let target = root.join("target");
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let built = Command::new(cargo)
        .current_dir(root)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")
        // These hold against `RUSTFLAGS`, and a folder's name may have spaces.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root))
        .args(["build", "--release", "--lib", "--package", "voxmark", "--no-default-features", "--target", TARGET, "--target-dir"])
        .arg(&target)
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if !built.success() {
        return Err("The WebAssembly could not be built; cargo says why above.".into());
    }
    let package = target.join("wasm-pkg");
    Bindgen::new()
        .input_path(target.join(TARGET).join("release/voxmark.wasm"))
        .web(true)
        .and_then(|bindgen| {
            // The glue finds the .wasm beside itself; the library, unlike its command line, leaves that out by default.
            bindgen.omit_default_module_path(false).remove_name_section(true).remove_producers_section(true).typescript(true).generate(&package)
        })
        .map_err(|error| format!("wasm-bindgen could not write its package: {error:#}"))?;
    shorten(&package)
}

/// Gives what the WebAssembly imports short names, there and in its JavaScript: each has a hash in its name, which cannot be compressed.
/// Leaves out what no engine reads, too.
fn shorten(package: &Path) -> crate::Result<()> {
    let (wasm, glue) = (package.join("voxmark_bg.wasm"), package.join("voxmark.js"));
    let failed = |error: &dyn std::fmt::Display| format!("The names of the WebAssembly's imports could not be shortened: {error}");
    let mut module = ModuleConfig::new().generate_name_section(false).generate_producers_section(false).parse_file(&wasm).map_err(|error| failed(&error))?;
    let mut script = std::fs::read_to_string(&glue).map_err(|error| failed(&error))?;
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = format!("i{number}");
        script = script.replace(&import.name, &short);
        import.name = short;
    }
    module.customs.remove_raw("target_features");
    module.emit_wasm_file(&wasm).map_err(|error| failed(&error))?;
    std::fs::write(&glue, script).map_err(|error| failed(&error))?;
    Ok(())
}

/// What the compiler is told. Panic messages name source files: leaves the machine's folders out of them, so that builds from
/// different places have the same bytes.
fn flags(root: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let packages = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten().flatten().map(|index| index.path());
    let prefixes = packages.chain([root.to_owned()]).map(|path| format!("--remap-path-prefix={}=.", path.display()));
    let given = std::env::var("RUSTFLAGS").unwrap_or_default();
    [SMALL].into_iter().chain(given.split_whitespace()).map(str::to_owned).chain(prefixes).collect::<Vec<_>>().join("\x1f")
}
