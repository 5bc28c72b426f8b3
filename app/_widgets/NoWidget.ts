/** What a face finds as "#widget" where a page is made: there a figure is its still, and the frame of the live one would be sent with every page. */
export const Widget = undefined;
