//! The last analysis as a measure on the performance timeline of the page or worker that asked for it, where the browser's
//! profiler and `performance.getEntriesByName("voxmark.analyze")` find it.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope};

#[wasm_bindgen(module = "/src/wasm/timeline.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn measure(timeline: &Performance, name: &str, start: f64) -> Result<(), JsValue>;
}

const NAME: &str = "voxmark.analyze";

thread_local! {
    // Asking whether there is a timeline takes longer than a measure on it.
    static TIMELINE: Option<Performance> = match js_sys::global().dyn_into::<WorkerGlobalScope>() {
        Ok(worker) => worker.performance(),
        Err(_) => web_sys::window().and_then(|window| window.performance()),
    };
}

/// When an analysis began, in milliseconds of the timeline; 0 where there is none.
pub fn now() -> f64 {
    TIMELINE.with(|timeline| timeline.as_ref().map_or(0.0, Performance::now))
}

/// Whether what began then could be measured, or is not to be.
pub fn end(start: f64) -> bool {
    TIMELINE.with(|timeline| timeline.as_ref().is_none_or(|timeline| measure(timeline, NAME, start).is_ok()))
}
