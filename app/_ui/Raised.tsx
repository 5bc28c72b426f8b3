// "2^64" with its exponent raised, for sentences; tables and files keep the caret, and so does what is read aloud or copied:
// without it the number would be 264.

export function Raised({ children }: { readonly children: string }) {
  const [base, power, rest] = children.split(/\^(\d+)/);
  return (
    <>
      {base}
      {power !== undefined && (
        <>
          <span className="vh">^</span>
          <sup>{power}</sup>
        </>
      )}
      {rest}
    </>
  );
}
