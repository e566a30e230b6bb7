-- 区域管理岗: who keeps the staff and the halls of one region, and nothing of the platform as a whole.
alter table organization.post drop constraint post_role_check;
alter table organization.post add constraint post_role_check
  check (role in ('window', 'acceptor', 'approver', 'supervisor', 'administrator', 'designer', 'manager', 'auditor', 'leader', 'finance'));
