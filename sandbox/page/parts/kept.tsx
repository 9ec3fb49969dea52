import { Component, type ComponentClass, type FunctionComponent, type JSX } from 'preact';

/** Is drawn again only when something it is given is another; what it reads of signals is followed as ever. */
export function kept<P extends object>(Draw: FunctionComponent<P>): ComponentClass<P> {
  return class Kept extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const before = new Map<string, unknown>(Object.entries(this.props));
      return Object.entries(next).some(([name, value]) => before.get(name) !== value);
    }
    override render(): JSX.Element {
      return <Draw {...this.props} />;
    }
  };
}
