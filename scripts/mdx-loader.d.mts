export function lessonModule(source: string, file: string): Promise<{ code: string; files: string[] }>;
interface LoaderContext {
  resourcePath: string;
  async(): (error: unknown, code?: string) => void;
  addDependency(file: string): void;
}
export default function mdxLoader(this: LoaderContext, source: string): void;
