import { SearchLink } from "../_search/SearchLink.tsx";
import { Dish } from "./marks.tsx";
import { NavLink } from "./NavLink.tsx";
import { ThemeSelect } from "./ThemeSelect.tsx";

export function Masthead() {
  return (
    <header className="mast">
      <a className="logo" href="/">
        <Dish />
        Petri
      </a>
      <nav aria-label="Site">
        <NavLink href="/#course" within="/lessons/">
          Course
        </NavLink>
        <NavLink href="/bench" within="/widgets/">
          Bench
        </NavLink>
        <NavLink href="/teach">Teach</NavLink>
        <NavLink href="/glossary">Glossary</NavLink>
        <SearchLink />
      </nav>
      <ThemeSelect />
    </header>
  );
}
