//! Writes the model file that `voxmark::names::Model` reads.

use voxmark::names::STATES;

use super::crf::Weights;

/// Weights times `scale`, rounded to whole numbers of one byte; a feature all of whose weights are then 0 is left out. `keys`
/// are sorted.
pub fn pack(keys: &[u32], weights: &Weights, scale: f32) -> Vec<u8> {
    let byte = |w: f32| (w * scale).round().clamp(-127.0, 127.0) as i8 as u8;
    let rows: Vec<(u32, [u8; STATES])> =
        keys.iter().zip(&weights.features).map(|(key, row)| (*key, row.map(byte))).filter(|(_, row)| *row != [0; STATES]).collect();
    let mut out = (rows.len() as u32).to_le_bytes().to_vec();
    for row in &weights.chain {
        out.extend(row.iter().map(|w| byte(*w)));
    }
    let mut before = -1i64;
    for (key, _) in &rows {
        let mut gap = (i64::from(*key) - before - 1) as u32;
        before = i64::from(*key);
        while gap >= 0x80 {
            out.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        out.push(gap as u8);
    }
    for state in 0..STATES {
        out.extend(rows.iter().map(|(_, row)| row[state]));
    }
    out
}
