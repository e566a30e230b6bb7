-- A filing that was refused at one window may be taken in at another: until it is filed, the last one counts.
grant update on "case".taken_in to yiwang_app;
