-- The W3C trace context of the cause: whoever starts the workflow, and however late, goes on with that trace.
alter table process add column traceparent text;
