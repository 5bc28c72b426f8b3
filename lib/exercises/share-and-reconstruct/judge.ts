/**
 * Judges a sharing: first whether any threshold of the shares open the secret and what cannot be opened is refused, then what fewer shares
 * still tell. Fewer shares tell nothing exactly when all coefficients but the secret are uniform and independent: most attacks are
 * ways to miss that.
 *
 * The attacks that compute are right or find nothing, save that random numbers of 61 bits may repeat (below 2^-50). The one on the coefficients bets;
 * see coefficient-bets.ts for its false alarms: at most one in a million runs of a right solution.
 */
import { judging } from "../judging.ts";
import { constantSeed, forgedZero, largeSecrets, oneTooFew, samePolynomial, zeroShare } from "./attacks.ts";
import { coefficients } from "./coefficients.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, [largeSecrets, zeroShare, forgedZero, oneTooFew, samePolynomial, constantSeed, coefficients]);
