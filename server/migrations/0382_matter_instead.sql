-- 停办以后办什么: the matter that takes the place of one that is offered no more.
alter table matter.history add column instead text;
