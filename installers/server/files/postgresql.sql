-- Run as PostgreSQL's own account, once. The server comes by the socket, as the account `loket`.
CREATE ROLE loket LOGIN;
CREATE DATABASE loket OWNER loket ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE loket FROM PUBLIC;
