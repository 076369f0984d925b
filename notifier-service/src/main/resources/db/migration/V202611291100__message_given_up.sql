-- What an operator is shown: few among many.
create index message_given_up on message (id) where state = 'failed';
