"use client";
// The editor: CodeMirror in TypeScript, with this site's type and colours.
//
// Trap: CodeMirror brings its own style sheets. In a document it makes <style> elements, which the policy (style-src 'self') refuses; in a
// shadow root it uses constructed style sheets, which are no markup and which the policy has nothing to say about. So it lives in a shadow
// root. Custom properties reach in there, so the themes do too; classes of the page do not.
// Trap: Tab must leave the editor, or a keyboard is caught in it. Lines are indented by themselves and with Ctrl+[ and Ctrl+].
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { typescriptLanguage } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Editor {
  text(): string;
  /** As one step, which undo takes back. */
  replace(text: string): void;
  /** Puts the cursor on a line and shows it. */
  goTo(line: number): void;
  focus(): void;
  destroy(): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, or Command+Enter. */
  readonly onRun: () => void;
}

/** Weight and slope first, as in code.css: hues belong to parties. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], fontWeight: "700" },
  { tag: tags.comment, color: "var(--ink3)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--ink2)" },
  { tag: tags.function(tags.definition(tags.variableName)), fontWeight: "560" },
  { tag: [tags.punctuation, tags.bracket], color: "var(--ink2)" },
]);

const look = EditorView.theme({
  "&": {
    color: "var(--ink)",
    backgroundColor: "var(--paper)",
    fontSize: "var(--editor-size)",
    border: "1px solid var(--rule)",
    borderRadius: "var(--r)",
  },
  "&.cm-focused": { outline: "var(--w-focus) solid var(--ink)", outlineOffset: "2px", boxShadow: "0 0 0 6px var(--agar)" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.6",
    fontVariantLigatures: "none",
    fontFeatureSettings: '"calt" 0',
    minHeight: "13rem",
    maxHeight: "36rem",
  },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.7rem 0 0.5rem" },
  ".cm-content ::selection, .cm-line::selection": { backgroundColor: "var(--agar)", color: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink3)", backgroundColor: "var(--raised)", border: "0", borderRight: "1px solid var(--hair)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.6rem", minWidth: "2.4rem" },
  ".cm-activeLineGutter": { color: "var(--ink)", fontWeight: "700", backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: "var(--agar)",
    color: "inherit",
    outline: "1px solid var(--rule)",
  },
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": { backgroundColor: "transparent", textDecoration: "underline wavy" },
});

export function makeEditor(host: HTMLElement, { text, label, onChange, onRun }: EditorOptions): Editor {
  // A shadow root cannot be taken off an element again, and React runs an effect twice in development: a fresh element each time.
  const box = document.createElement("div");
  host.append(box);
  const root = box.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        history(),
        indentOnInput(),
        bracketMatching(),
        typescriptLanguage,
        syntaxHighlighting(colours),
        look,
        indentUnit.of("  "),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        // The editor scrolls sideways and is reached by keyboard, which checkers see from the tabindex alone.
        EditorView.contentAttributes.of({
          tabindex: "0",
          "aria-label": label,
          spellcheck: "false",
          autocorrect: "off",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
        keymap.of([
          {
            key: "Mod-Enter",
            run: () => {
              onRun();
              return true;
            },
          },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } }),
    goTo(line) {
      const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy() {
      view.destroy();
      box.remove();
    },
  };
}
