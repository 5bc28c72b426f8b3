// About: what is real here and what is not, what a lying server could do, how to check, how the numbers are tested. SECURITY.md says the
// same to whoever reads the code; a change there is a change here.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { version } from "../../../package.json";
import { Toc } from "../../_ui/Toc.tsx";

export const metadata: Metadata = {
  title: "About",
  description: "What is real here and what is not, what a lying server could do and how to check, and how every number is tested.",
};

const PARTS = [
  ["real", "What is real, and what is not"],
  ["threats", "What this site could do to you"],
  ["check", "How to check"],
  ["tests", "How the numbers are tested"],
  ["who", "Who it is for"],
] as const;

const [REAL, THREATS, CHECK, TESTS, WHO] = PARTS.map(([id, text]) => (
  <h2 key={id} id={id}>
    {text}
  </h2>
));

export default function AboutPage() {
  return (
    <div className="page">
      <Toc label="On this page" entries={PARTS.map(([id, text]) => ({ id, text }))} />
      <main className="prose plain" id="main">
        <header className="lede">
          <h1>About Petri</h1>
          <p className="sum">
            A laboratory for privacy-enhancing technologies in your browser, and a course around it. You grow a protocol in a dish and watch
            what leaks.
          </p>
        </header>

        {REAL}
        <p>
          The protocols are real. A figure runs the protocol that the lesson describes, with the standard’s own group and hash, in your
          browser: each party in a worker of its own that receives its own input, its own random choices, and the bytes that the other
          parties sent. What you see of a party is made by that party’s worker. Every number on a figure comes from the run that is shown.
          Below each figure stands the code that it runs.
        </p>
        <p>What is not real, in every figure:</p>
        <ul>
          <li>
            <b>The distance.</b> All parties run on your machine. Where the lists are invented, the page dealt both and knows both. It
            computes as if it did not, and you have to take its word or read its code.
          </li>
          <li>
            <b>The hardening.</b> JavaScript’s big integers take different times for different secrets, and memory cannot be wiped for
            certain. This is courseware. Do not use it with real keys or for real people’s data.
          </li>
          <li>
            <b>The people.</b> The protocols are semi-honest except where a figure shows a cheat. Who the other party is, nobody checks.
          </li>
        </ul>
        <p>
          What one figure simplifies beyond that stands below it, under <i>What is real here</i>.
        </p>

        {THREATS}
        <p>
          A course about not trusting servers comes from a server. Here is the threat model of the site itself, in the words it teaches.
        </p>
        <ul>
          <li>
            <b>An honest server</b> sees that you fetched pages, as any server does. Nothing more reaches it: no account, no cookie, no
            telemetry, no request to any other host. Lists that you bring go from the page to their party’s worker, and are in no address,
            no message to another page, and no storage. Of a table that you let answer through a budget, a fingerprint, the questions and
            their noisy answers are kept. Answers stay in this browser; <a href="/stored">see what is stored</a>.
          </li>
          <li>
            <b>A stranger on the network</b> learns which pages you read if the site is served without encryption, and could change them.
            Use an address that begins with https, or your own machine.
          </li>
          <li>
            <b>A page with foreign code in it</b> is what the response headers are for: a page runs scripts of this site and no others, and
            cannot evaluate strings. A host that does not send those headers takes that protection away; everything runs all the same,
            except the exercises.
          </li>
          <li>
            <b>Code that you write or paste in an exercise</b> runs in a worker of its own, new for each run and ended after five seconds
            without an answer. It reaches no network, no storage and no page. It can fill the memory, and that may take the tab down.
          </li>
          <li>
            <b>A lying server</b> can do everything. It can send you a figure that shows one thing and computes another, keep what you type,
            and do so for you alone and only today. It can send clean pages under <code>/source/</code> beside it. The copy that your
            browser keeps for offline reading does not help, because pages are fetched anew while there is a connection. Nothing on this
            page can tell you whether that happens: it would be written by the liar.
          </li>
        </ul>

        {CHECK}
        <p>From weak to strong:</p>
        <ol>
          <li>
            Read the code. All code of <code>lib/</code> but its tests stands under <code>/source/</code> as it is in the repository, for
            example <a href="/source/lib/psi/ecdh.ts">the two-key protocol</a>. Compare it with a copy of the repository from somewhere
            else. That shows that the two texts agree, and not that this text is what runs.
          </li>
          <li>
            Run it without the site. <code>npm run -s experiment psi -- seed=7</code> in a clone prints the result that the figure must show
            with seed 7. A figure that computes something else differs.
          </li>
          <li>
            Watch it. The network panel of your browser’s tools shows every request; disconnect after the first visit, and everything still
            runs.
          </li>
          <li>
            Build it yourself. <code>npm start</code> in a clone builds the whole site and serves it to your own machine only. It is a
            folder of static files. Then the server is you.
          </li>
        </ol>

        {TESTS}
        <p>
          <code>npm test</code> in a clone runs all of it and ends with a count. What it holds:
        </p>
        <ul>
          <li>
            <b>Against the standards.</b> Published test vectors (RFC 9380, RFC 9496 and RFC 9497 for set intersection, RFC 9591 and
            SLIP-0039 for shares) are recomputed, not copied, and <code>npm run -s verify</code> does the same with your own file.
          </li>
          <li>
            <b>Against themselves.</b> One seed gives one result in Node and in a browser. Properties that must hold for all inputs are
            tried on many random ones. Tests of random behaviour state how often they would raise a false alarm: at most once in a million.
          </li>
          <li>
            <b>Against wishful thinking.</b> Each verdict that a figure can speak, such as “recovered” or “refused”, has two tests: one in
            which it comes out so, and one in which it does not.
          </li>
          <li>
            <b>Against the page.</b> The lessons are completed by keyboard alone, and without any picture. Every page is checked for
            accessibility in three themes and three widths, for requests to other hosts, and with the network gone. A marked list is
            followed through everything the page sends: it must reach its own party’s worker and nothing else.
          </li>
        </ul>
        <p>
          A wrong number, or a claim here that does not hold, is a security bug: the repository’s <code>SECURITY.md</code> says how to
          report it.
        </p>

        {WHO}
        <p>
          Developers who read TypeScript and remember school algebra; instructors, who find <a href="/teach">routes and notes</a>; speakers,
          who take <a href="/bench">single figures</a>. It is free to use, copy and change: see <a href="/cite">how to cite</a> for the
          licences. This is version {version}; the <a href="/changelog">changelog</a> says what is new.
        </p>
      </main>
    </div>
  );
}
