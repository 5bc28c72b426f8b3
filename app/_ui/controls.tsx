"use client";
// Native controls for the fields of a schema. They know the description of a field and nothing of experiments; what a text means is
// asked of the field itself (`read`), so that a link, a command line and a control can never disagree.
import { type ReactNode, useId } from "react";
import { Help, type Labelled, NumberField, TextField } from "./fields.tsx";
import { Ladder } from "./Ladder.tsx";

export { NumberField, TextField };

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
    readonly stops?: readonly number[] | undefined;
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
  /** What a value means, in words; undefined where there is nothing to say. */
  readonly meaning?: ((value: number) => string | undefined) | undefined;
}

/** The control that fits a field: up to four choices stand in the open, more fold into a select; stops make a ladder. */
export function ParamControl({ field, value, onChange, read, disabled, help = false, meaning }: ParamControlProps) {
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
      return about.stops ? (
        <Ladder
          {...common}
          stops={about.stops}
          allowed={allowed}
          value={Number(value)}
          onChange={onChange}
          read={(text) => read(text) as number | undefined}
          meaning={meaning}
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
