-- The stages of a course stand in their order: json keeps it, jsonb does not.
alter table project.course alter column body type json using body::json;
