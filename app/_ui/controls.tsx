"use client";
// Native controls for the fields of a schema. They know the description of a field and nothing of experiments; what a text means is
// asked of the field itself (`read`), so that a link, a command line and a control can never disagree.
// The trap: input type=number. It refuses a decimal comma in half the world's locales and hands over "" without saying why. A text
// field with inputmode keeps what was typed, and a bad value is answered with a sentence.
import { type ChangeEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";

interface Labelled {
  readonly label: string;
  readonly help?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** go: the next act, at most one in sight. plain: reset, copy. */
  readonly kind?: "go" | "outline" | "plain" | undefined;
  readonly disabled?: boolean | undefined;
  readonly type?: "button" | "submit" | undefined;
  /** When the words alone would not do: "Move up: blind the list". */
  readonly label?: string | undefined;
}

export function Button({ children, onClick, kind = "outline", disabled, type = "button", label }: ButtonProps) {
  return (
    <button type={type} className={kind === "outline" ? "btn" : `btn ${kind}`} onClick={onClick} disabled={disabled} aria-label={label}>
      {children}
    </button>
  );
}

export interface Choices<C extends string = string> {
  readonly choices: readonly C[];
  /** What a choice is called; the value itself where none is given. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly value: C;
  readonly onChange: (value: C) => void;
}

export function RadioGroup<C extends string>({ label, help, disabled, choices, names, value, onChange }: Labelled & Choices<C>) {
  const name = useId();
  return (
    <fieldset className="radios" disabled={disabled} aria-describedby={help ? `${name}-help` : undefined}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={name} value={choice} checked={choice === value} onChange={() => onChange(choice)} />
          <span className="lab" data-text={names?.[choice] ?? choice}>
            {names?.[choice] ?? choice}
          </span>
        </label>
      ))}
      <Help id={name} text={help} />
    </fieldset>
  );
}

export function Select<C extends string>({ label, help, disabled, choices, names, value, onChange }: Labelled & Choices<C>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value as C)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {names?.[choice] ?? choice}
          </option>
        ))}
      </select>
      <Help id={id} text={help} />
    </div>
  );
}

export interface Typed<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What a text means; undefined: it is not a value of this field. */
  readonly read: (text: string) => T | undefined;
  /** Completes 'x is not …': "a whole number from 1 to 10,000". */
  readonly allowed: string;
}

/** A number that is typed. It is taken on Enter or on leaving the field, never in the middle of a digit. */
export const NumberField = (
  props: Labelled & Typed<number> & { readonly unit?: string | undefined; readonly whole?: boolean | undefined },
) => <TypedField {...props} mode={props.whole ? "numeric" : "decimal"} show={String} />;

export const TextField = (props: Labelled & Typed<string> & { readonly unit?: string | undefined }) => (
  <TypedField {...props} mode="text" show={(text) => text} />
);

interface TypedFieldProps<T> extends Labelled, Typed<T> {
  readonly unit?: string | undefined;
  readonly mode: "numeric" | "decimal" | "text";
  readonly show: (value: T) => string;
}

function TypedField<T>({ label, help, disabled, value, onChange, read, allowed, unit, mode, show }: TypedFieldProps<T>) {
  const id = useId();
  // what is being typed; undefined: the field shows the value that counts
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<string>();

  const settle = () => {
    if (draft === undefined) return;
    const next = read(draft);
    if (next === undefined) {
      const given = draft.trim() === "" ? "Nothing" : `“${draft.length > 40 ? `${draft.slice(0, 37)}…` : draft}”`;
      setRefused(`${given} is not ${allowed}. It stays at ${show(value) || "none"}.`);
      return;
    }
    setDraft(undefined);
    setRefused(undefined);
    if (!Object.is(next, value)) onChange(next);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Enter") settle();
    if (event.key !== "Escape" || draft === undefined) return;
    event.stopPropagation();
    setDraft(undefined);
    setRefused(undefined);
  };

  const described = [help && `${id}-help`, `${id}-refusal`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={mode}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={draft ?? show(value)}
        aria-invalid={refused !== undefined || undefined}
        aria-describedby={described}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={keyed}
      />
      {unit && <span className="unit">{unit}</span>}
      <Help id={id} text={help} />
      <span className="refusal" id={`${id}-refusal`} role="status">
        {refused}
      </span>
    </div>
  );
}

export interface RangeFieldProps extends Labelled {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  /** log: equal ways on the line are equal factors. */
  readonly scale?: "linear" | "log" | undefined;
  /** Only these values, evenly spaced on the line: a ladder. */
  readonly stops?: readonly number[] | undefined;
  readonly unit?: string | undefined;
  /** What a value means, in words, for who hears the slider and does not see it: "0.5: answers off by 1.9". */
  readonly valueText?: ((value: number) => string) | undefined;
  /** What both ends are called; neither is the good one. */
  readonly ends?: readonly [ReactNode, ReactNode] | undefined;
}

const LOG_STEPS = 200;

export function RangeField(props: RangeFieldProps) {
  const { label, help, disabled, value, onChange, unit, valueText, ends } = props;
  const id = useId();
  const line = lineOf(props);
  const words = valueText?.(value) ?? `${value}${unit ? ` ${unit}` : ""}`;
  return (
    <div className="rangefield">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={line.min}
        max={line.max}
        step={line.step}
        value={line.at(value)}
        disabled={disabled}
        aria-valuetext={words}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(line.valueAt(Number(event.target.value)))}
      />
      <output htmlFor={id} aria-hidden="true">
        {value}
        {unit && <small> {unit}</small>}
      </output>
      {ends && (
        <span className="ends">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </span>
      )}
      <Help id={id} text={help} />
    </div>
  );
}

/** Where a value lies on the slider's own line, and back. */
export function lineOf({ min, max, step, scale, stops }: Pick<RangeFieldProps, "min" | "max" | "step" | "scale" | "stops">) {
  if (stops && stops.length > 0) {
    const nearest = (value: number) =>
      stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs((stops[best] as number) - value) ? at : best), 0);
    return { min: 0, max: stops.length - 1, step: 1, at: nearest, valueAt: (at: number) => stops[at] ?? min };
  }
  if (scale === "log" && min > 0) {
    const ratio = Math.log(max / min);
    const unit = step ?? 0;
    const snap = (value: number) => (unit > 0 ? min + Math.round((value - min) / unit) * unit : Number(value.toPrecision(3)));
    return {
      min: 0,
      max: LOG_STEPS,
      step: 1,
      at: (value: number) => Math.round((Math.log(value / min) / ratio) * LOG_STEPS),
      valueAt: (at: number) => Math.min(max, Math.max(min, snap(min * Math.exp((ratio * at) / LOG_STEPS)))),
    };
  }
  return { min, max, step: step ?? ("any" as const), at: (value: number) => value, valueAt: (at: number) => at };
}

export interface CheckboxProps extends Labelled {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

export function Checkbox({ label, help, disabled, value, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkfield">
      <label>
        <input
          type="checkbox"
          checked={value}
          disabled={disabled}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <Help id={id} text={help} />
    </div>
  );
}

function Help({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (!text) return null;
  return (
    <span className="help" id={`${id}-help`}>
      {text}
    </span>
  );
}

/** What a field says of itself: lib/schema's Control fits. */
export interface FieldFace {
  readonly name: string;
  readonly kind: "integer" | "number" | "choice" | "flag" | "text";
  readonly about: {
    readonly label: string;
    readonly help?: string | undefined;
    readonly unit?: string | undefined;
    readonly min?: number | undefined;
    readonly max?: number | undefined;
    readonly step?: number | undefined;
    readonly scale?: "linear" | "log" | undefined;
    readonly choices?: readonly string[] | undefined;
    readonly names?: Readonly<Record<string, string>> | undefined;
  };
  readonly allowed: string;
}

export interface ParamControlProps {
  readonly field: FieldFace;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** What a typed text means; undefined: refused. */
  readonly read: (text: string) => unknown;
  readonly disabled?: boolean | undefined;
  /** The help sentence below the control; a lesson says it in prose instead. */
  readonly help?: boolean | undefined;
  /** A number as a slider instead of a field. */
  readonly slider?: boolean | undefined;
}

/** The control that fits a field: up to four choices stand in the open, more fold into a select. */
export function ParamControl({ field, value, onChange, read, disabled, help = false, slider = false }: ParamControlProps) {
  const { about, allowed, kind } = field;
  const common = { label: about.label, disabled, help: help ? about.help : undefined };
  switch (kind) {
    case "choice": {
      const Control = (about.choices?.length ?? 0) <= 4 ? RadioGroup : Select;
      return <Control {...common} choices={about.choices ?? []} names={about.names} value={String(value)} onChange={onChange} />;
    }
    case "flag":
      return <Checkbox {...common} value={value === true} onChange={onChange} />;
    case "text":
      return (
        <TextField
          {...common}
          unit={about.unit}
          allowed={allowed}
          value={String(value)}
          onChange={onChange}
          read={(text) => read(text) as string | undefined}
        />
      );
    default:
      return slider && about.min !== undefined && about.max !== undefined ? (
        <RangeField
          {...common}
          min={about.min}
          max={about.max}
          step={about.step}
          scale={about.scale}
          unit={about.unit}
          value={Number(value)}
          onChange={onChange}
        />
      ) : (
        <NumberField
          {...common}
          unit={about.unit}
          whole={kind === "integer"}
          allowed={allowed}
          value={Number(value)}
          onChange={onChange}
          read={(text) => read(text) as number | undefined}
        />
      );
  }
}
