/**
 * Markdown as elements. The parser's tokens become React elements, never HTML: raw HTML in a text is shown as it was typed, and links
 * lead to https, to this site, or into this page. Pictures are not shown.
 */
import { Lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';

export function Markdown({ text }: { readonly text: string }) {
  return <>{blocks(new Lexer({ gfm: true }).lex(text))}</>;
}

/** Whether a link may be followed: https, or relative to this page. Anything with another scheme or host is not. */
export function isSafeLink(href: string): boolean {
  if (/^https:\/\//i.test(href)) return true;
  // Without control characters, which browsers drop before they look for a scheme.
  return /^[#?./\w][\w\-.~/?#=&%+]*$/.test(href) && !href.startsWith('//') && !/^[\w+.-]*:/.test(href);
}

function blocks(tokens: readonly Token[]): ReactNode {
  return createElement(Fragment, null, ...tokens.map(block));
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      // The story's title is above; a text cannot be.
      return token.depth <= 2 ? <h3>{inline(token.tokens)}</h3> : <h4>{inline(token.tokens)}</h4>;
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [])}</blockquote>;
    case 'list':
      return list(token as Tokens.List);
    case 'text':
      return inline(token.tokens ?? [token]);
    case 'code':
      return <pre>{token.text}</pre>;
    case 'hr':
      return <hr />;
    default:
      return <p>{token.raw}</p>;
  }
}

function list({ ordered, items }: Tokens.List): ReactNode {
  return createElement(ordered ? 'ol' : 'ul', null, ...items.map(listItem));
}

function listItem({ tokens }: Tokens.ListItem): ReactNode {
  return <li>{blocks(tokens)}</li>;
}

function inline(tokens: readonly Token[] | undefined): ReactNode {
  return createElement(Fragment, null, ...(tokens ?? []).map(span));
}

function span(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens)}</strong>;
    case 'em':
      return <em>{inline(token.tokens)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return isSafeLink(token.href) ? <a href={token.href}>{inline(token.tokens)}</a> : inline(token.tokens);
    case 'text':
      return token.tokens ? inline(token.tokens) : token.text;
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}
