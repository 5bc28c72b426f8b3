// "2^64" with its exponent raised, for sentences; tables and files keep the caret.

export function Raised({ children }: { readonly children: string }) {
  const [base, power, rest] = children.split(/\^(\d+)/);
  return (
    <>
      {base}
      {power !== undefined && <sup>{power}</sup>}
      {rest}
    </>
  );
}
