/** What a face finds as "#widget" where pages are made: there a figure is its still. Without this the live one's frame would be sent with every page. */
export const Widget = undefined;
