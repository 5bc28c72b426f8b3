// The peer that the goals of learning name: @tensorflow/tfjs 4.22.0, its WebAssembly backend with SIMD and one thread, in Node. The same work
// as in attacks-work.ts, in its own operations on whole batches: gradients in closed form, norms by the same shortcut, no automatic derivative,
// which would be a hundred times slower.
import { createRequire } from "node:module";
import { digitsLike } from "./attacks-work.ts";
import { installed } from "./installed.ts";

const [PASSES, BATCH, ROUNDS] = [10, 100, 5];

/** A function that measures milliseconds of ten passes of clipped gradients without noise, the least of five times; undefined where it could not be installed. */
export async function clippedByTfjs(): Promise<(() => number) | undefined> {
  const backend = "@tensorflow/tfjs-backend-wasm";
  const file = installed("tfjs", ["@tensorflow/tfjs-core@4.22.0", `${backend}@4.22.0`], `${backend}/package.json`);
  if (!file) return undefined;
  const load = createRequire(file);
  // biome-ignore lint/suspicious/noExplicitAny: a package that is not installed has no types
  const tf: any = load("@tensorflow/tfjs-core");
  load("@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops");
  load(backend).setThreadsCount(1);
  await tf.setBackend("wasm");
  await tf.ready();
  const { features, labels, width, classes } = digitsLike();
  const rows = tf.tensor2d(features, [labels.length, width]);
  const targets = tf.oneHot(tf.tensor1d(Int32Array.from(labels), "int32"), classes).cast("float32");
  const lengths = rows.square().sum(1).add(1);

  const pass = () => {
    let weights = tf.zeros([width, classes]);
    let bias = tf.zeros([classes]);
    const began = performance.now();
    for (let from = 0; from < PASSES * labels.length; from += BATCH) {
      const at = from % labels.length;
      const [nextWeights, nextBias] = tf.tidy(() => {
        const x = rows.slice([at, 0], [BATCH, width]);
        const delta = tf.softmax(x.matMul(weights).add(bias)).sub(targets.slice([at, 0], [BATCH, classes]));
        const norms = delta
          .square()
          .sum(1)
          .mul(lengths.slice([at], [BATCH]))
          .sqrt();
        const scaled = delta.mul(tf.minimum(1, tf.div(1, norms)).expandDims(1));
        return [weights.sub(x.matMul(scaled, true, false).mul(0.1 / BATCH)), bias.sub(scaled.sum(0).mul(0.1 / BATCH))];
      });
      tf.dispose([weights, bias]);
      [weights, bias] = [nextWeights, nextBias];
    }
    weights.dataSync();
    return performance.now() - began;
  };
  return () => Math.min(...Array.from({ length: ROUNDS }, pass));
}
