PRAGMA application_id = 1397246537;
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE act (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	label VARCHAR NOT NULL, 
	params VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	reverses_id INTEGER, 
	reversed_by_id INTEGER, 
	sealed BOOLEAN NOT NULL, 
	CONSTRAINT fk_act_reversed_by_id_act FOREIGN KEY(reversed_by_id) REFERENCES act (id), 
	CONSTRAINT fk_act_reverses_id_act FOREIGN KEY(reverses_id) REFERENCES act (id)
);
INSERT INTO "act" VALUES(1,'Change settings','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(2,'Add the day templates','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(3,'New file {name}','{"name": "王芳"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(4,'New file {name}','{"name": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(5,'New file {name}','{"name": "删去的人"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(6,'Change {name}','{"name": "王芳"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(7,'Add {person} to {name}','{"person": "李建国", "name": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(8,'Add the date “{title}” to {name}','{"title": "租约到期", "name": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(9,'Add a line to the log','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(10,'Record contact with {names}','{"names": "王芳"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(11,'Ask {names} for a visit','{"names": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(12,'Move {name} to {rung}','{"name": "江城东风铜业有限公司", "rung": "B"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(13,'Add a line to the log','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(14,'Move a line to another day','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(15,'Add reminder “{title}”','{"title": "问候家人"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(16,'Put off: {title}','{"title": "中秋节"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(17,'Present for {name}: {what}','{"name": "王芳", "what": "丝巾"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(18,'Greet {count} for {festival}','{"count": 1, "festival": "春节"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(19,'Leave {name} in peace','{"name": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(20,'Score {name} from the file','{"name": "江城东风铜业有限公司"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(21,'Begin a goal chain','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(22,'Begin the plan of a quarter','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(23,'Change a figure of the pagoda','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(24,'Take the targets from the pagoda','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(25,'Name target prospects for a month','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(26,'Write in the development log','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(27,'Set the goal {title}','{"title": "开户三十户"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(28,'Write in the check','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(29,'Pack for a visit','{}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
INSERT INTO "act" VALUES(30,'Delete {name}','{"name": "删去的人"}','2026-11-23 09:00:00.000000','do',NULL,31,0);
INSERT INTO "act" VALUES(31,'Delete {name}','{"name": "删去的人"}','2026-11-23 09:00:00.000000','undo',30,NULL,0);
INSERT INTO "act" VALUES(32,'Delete {name}','{"name": "删去的人"}','2026-11-23 09:00:00.000000','do',NULL,NULL,0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE appointment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	line_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	visit_line_id INTEGER, 
	state VARCHAR NOT NULL, 
	reason VARCHAR, 
	CONSTRAINT fk_appointment_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_appointment_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE CASCADE, 
	CONSTRAINT fk_appointment_visit_line_id_log_line FOREIGN KEY(visit_line_id) REFERENCES log_line (id) ON DELETE SET NULL
);
INSERT INTO "appointment" VALUES(1,2,2,3,'agreed',NULL);
CREATE TABLE bag_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	line_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	packed BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_bag_item_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE CASCADE
);
INSERT INTO "bag_item" VALUES(1,1,'名片',1,0);
CREATE TABLE check_note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	check_id INTEGER NOT NULL, 
	metric VARCHAR NOT NULL, 
	cause VARCHAR, 
	countermeasure VARCHAR, 
	line_id INTEGER, 
	CONSTRAINT fk_check_note_check_id_plan_check FOREIGN KEY(check_id) REFERENCES plan_check (id) ON DELETE CASCADE, 
	CONSTRAINT fk_check_note_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE SET NULL, 
	CONSTRAINT uq_check_note_check_id_metric UNIQUE (check_id, metric)
);
INSERT INTO "check_note" VALUES(1,1,'visits','出差多',NULL,NULL);
CREATE TABLE client_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	gender VARCHAR, 
	approx_age INTEGER, 
	approx_age_on DATE, 
	ethnicity VARCHAR, 
	education VARCHAR, 
	personality VARCHAR, 
	occupation VARCHAR, 
	job_title VARCHAR, 
	employer VARCHAR, 
	industry VARCHAR, 
	wechat VARCHAR, 
	email VARCHAR, 
	address VARCHAR, 
	region VARCHAR, 
	family VARCHAR, 
	income_fen INTEGER, 
	hobbies VARCHAR, 
	return_expectation VARCHAR, 
	risk_appetite VARCHAR, 
	investment_preference VARCHAR, 
	investment_experience VARCHAR, 
	perception VARCHAR, 
	trade_kind VARCHAR, 
	main_product VARCHAR, 
	ownership VARCHAR, 
	scale VARCHAR, 
	output VARCHAR, 
	raw_materials VARCHAR, 
	purchase_channels VARCHAR, 
	sales_channels VARCHAR, 
	organisation VARCHAR, 
	investment_direction VARCHAR, 
	expected_return VARCHAR, 
	current_profit VARCHAR, 
	hedging_direction VARCHAR, 
	assets_fen INTEGER, 
	equity_fen INTEGER, 
	other_accounts VARCHAR, 
	holdings VARCHAR, 
	source_method VARCHAR, 
	acquaintance VARCHAR, 
	channel VARCHAR, 
	referrer_id INTEGER, 
	demand_type VARCHAR, 
	attitude_type VARCHAR, 
	strategy VARCHAR, 
	purpose VARCHAR, 
	activity VARCHAR, 
	grade VARCHAR, 
	lead_class VARCHAR, 
	target_on DATE, 
	standing VARCHAR NOT NULL, 
	rung VARCHAR, 
	rung_since DATE, 
	rung_reason VARCHAR, 
	rung_until DATE, 
	opened_on DATE, 
	lost_on DATE, 
	lost_reason VARCHAR, 
	visits_before INTEGER NOT NULL, 
	silence_days INTEGER, 
	important BOOLEAN NOT NULL, 
	note VARCHAR, 
	created_on DATE NOT NULL, 
	birth_calendar VARCHAR NOT NULL, 
	birth_year INTEGER, 
	birth_month INTEGER, 
	birth_day INTEGER, 
	birth_leap BOOLEAN NOT NULL, 
	CONSTRAINT fk_client_file_referrer_id_client_file FOREIGN KEY(referrer_id) REFERENCES client_file (id) ON DELETE SET NULL
);
INSERT INTO "client_file" VALUES(1,'person','王芳',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'喝茶',NULL,'averse',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'referral',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23','target','E','2026-11-23',NULL,NULL,NULL,NULL,NULL,0,NULL,0,NULL,'2026-11-23','solar',NULL,NULL,NULL,0);
INSERT INTO "client_file" VALUES(2,'enterprise','江城东风铜业有限公司',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23','target','B','2026-11-23','等预算','2026-12-23',NULL,NULL,NULL,0,NULL,0,NULL,'2026-11-23','solar',NULL,NULL,NULL,0);
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	line_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	person_id INTEGER, 
	met BOOLEAN NOT NULL, 
	not_met VARCHAR, 
	outcome VARCHAR, 
	signals VARCHAR NOT NULL, 
	impressions VARCHAR, 
	services VARCHAR, 
	opinion VARCHAR, 
	CONSTRAINT fk_contact_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contact_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contact_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT uq_contact_line_id_file_id UNIQUE (line_id, file_id)
);
INSERT INTO "contact" VALUES(1,1,1,NULL,1,NULL,'good','questions',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(2,2,2,NULL,1,NULL,NULL,'',NULL,NULL,NULL);
CREATE TABLE contact_pause (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	until_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT fk_contact_pause_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT uq_contact_pause_file_id UNIQUE (file_id)
);
INSERT INTO "contact_pause" VALUES(1,2,'2026-11-25','出国');
CREATE TABLE day_template (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL
, weekdays VARCHAR);
INSERT INTO "day_template" VALUES(1,'外出日',1,'0 1 2 3 4');
INSERT INTO "day_template" VALUES(2,'驻点日',2,NULL);
CREATE TABLE development_plan (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	starts_on DATE NOT NULL, 
	remarks VARCHAR, 
	branch VARCHAR, 
	team VARCHAR, 
	basis VARCHAR NOT NULL, 
	CONSTRAINT uq_development_plan_starts_on UNIQUE (starts_on)
);
INSERT INTO "development_plan" VALUES(1,'2026-10-01',NULL,NULL,NULL,'assumed');
CREATE TABLE development_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	step VARCHAR NOT NULL, 
	on_date DATE, 
	done VARCHAR, 
	next VARCHAR, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_development_step_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE
);
INSERT INTO "development_step" VALUES(1,2,'plan','2026-11-23','定计划','约一次面谈',0);
CREATE TABLE dismissed_offer (
	line_id INTEGER NOT NULL, 
	words VARCHAR NOT NULL, 
	CONSTRAINT pk_dismissed_offer PRIMARY KEY (line_id, words), 
	CONSTRAINT fk_dismissed_offer_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE CASCADE
);
INSERT INTO "dismissed_offer" VALUES(1,'改天');
CREATE TABLE draft (
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY ("key")
);
INSERT INTO "draft" VALUES('line/new/2026-11-23/plan','还没写完','2026-11-23 09:00:00.000000');
CREATE TABLE file_product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	product_id INTEGER NOT NULL, 
	CONSTRAINT fk_file_product_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_file_product_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_product_file_id_product_id UNIQUE (file_id, product_id)
);
INSERT INTO "file_product" VALUES(1,1,21);
INSERT INTO "file_product" VALUES(2,1,22);
CREATE TABLE file_score (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	criterion VARCHAR NOT NULL, 
	points INTEGER NOT NULL, 
	CONSTRAINT fk_file_score_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_score_file_id_criterion UNIQUE (file_id, criterion)
);
INSERT INTO "file_score" VALUES(1,2,'decision',5);
INSERT INTO "file_score" VALUES(2,2,'timing',4);
INSERT INTO "file_score" VALUES(3,2,'reachability',2);
CREATE TABLE file_summary (
	file_id INTEGER NOT NULL, 
	pinyin VARCHAR NOT NULL, 
	search VARCHAR NOT NULL, 
	rung VARCHAR, 
	standing VARCHAR NOT NULL, 
	last_contact_on DATE, 
	visits INTEGER NOT NULL, 
	next_step_on DATE, 
	stale_on DATE, 
	CONSTRAINT pk_file_summary PRIMARY KEY (file_id), 
	CONSTRAINT fk_file_summary_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE
);
INSERT INTO "file_summary" VALUES(1,'wang fang','王芳
 wangfang wf yufang yf
10012345678','E','target','2026-11-23',1,'2026-11-26','2026-12-22');
INSERT INTO "file_summary" VALUES(2,'jiang cheng dong feng tong ye you xian gong si','江城东风铜业有限公司
 jiangchengdongfengtongyeyouxiangongsi jcdftyyxgs jiangchengdongfengtongyeweixiangongsi jcdftywxgs jiangchengdongfengtongyeyouwengongsi jcdftyywgs jiangchengdongfengtongyeyouxiangongci jcdftyyxgc jiangchengdongfengtongyeyouwengongci jcdftyywgc jiangchengdongfengtongyeweixiangongci jcdftywxgc
','B','target','2026-11-23',0,'2026-11-25','2026-12-01');
CREATE TABLE file_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT fk_file_tag_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_file_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_tag_file_id_tag_id UNIQUE (file_id, tag_id)
);
INSERT INTO "file_tag" VALUES(1,1,1);
CREATE TABLE gift (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	person_id INTEGER, 
	given_on DATE NOT NULL, 
	what VARCHAR NOT NULL, 
	occasion VARCHAR, 
	cost_fen INTEGER, 
	note VARCHAR, 
	CONSTRAINT fk_gift_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_gift_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT INTO "gift" VALUES(1,1,NULL,'2025-11-28','丝巾','birthday',26800,NULL);
CREATE TABLE goal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title VARCHAR NOT NULL, 
	metric VARCHAR NOT NULL, 
	base INTEGER, 
	stretch INTEGER, 
	challenge INTEGER, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	attainable VARCHAR, 
	relevant VARCHAR, 
	created_on DATE NOT NULL, 
	closed_on DATE
);
INSERT INTO "goal" VALUES(1,'开户三十户','opened',20,30,40,'2026-11-23','2027-02-21','人手够','为了升职','2026-11-23',NULL);
CREATE TABLE goal_chain (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	spending_fen INTEGER, 
	factor VARCHAR NOT NULL, 
	other_income_fen INTEGER NOT NULL, 
	commission_share VARCHAR NOT NULL, 
	fee_rate VARCHAR NOT NULL, 
	monthly_multiple VARCHAR NOT NULL, 
	funds_fen INTEGER NOT NULL, 
	success_rate VARCHAR NOT NULL, 
	pin_level VARCHAR NOT NULL, 
	pin_value VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	CONSTRAINT uq_goal_chain_starts_on_ends_on UNIQUE (starts_on, ends_on)
);
INSERT INTO "goal_chain" VALUES(1,'2026-11-01','2026-11-30',NULL,'2',400000,'1','3/10','1',600000,'3/20','income','1200000','blended');
CREATE TABLE greeting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	festival VARCHAR NOT NULL, 
	on_date DATE NOT NULL, 
	file_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	greeted_on DATE, 
	line_id INTEGER, 
	CONSTRAINT fk_greeting_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_greeting_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE SET NULL, 
	CONSTRAINT uq_greeting_festival_on_date_file_id UNIQUE (festival, on_date, file_id)
);
INSERT INTO "greeting" VALUES(1,'spring','2027-02-06',1,'greeted','2026-11-23',6);
CREATE TABLE important_date (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	person_id INTEGER, 
	title VARCHAR NOT NULL, 
	calendar VARCHAR NOT NULL, 
	year INTEGER, 
	month INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	leap BOOLEAN NOT NULL, 
	yearly BOOLEAN NOT NULL, 
	lead_days INTEGER NOT NULL, 
	note VARCHAR, nearer_days VARCHAR, 
	CONSTRAINT fk_important_date_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_important_date_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "important_date" VALUES(1,2,1,'租约到期','solar',2026,12,15,0,0,3,NULL,NULL);
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	act_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	op VARCHAR NOT NULL, 
	old VARCHAR, 
	CONSTRAINT fk_journal_act_id_act FOREIGN KEY(act_id) REFERENCES act (id)
);
INSERT INTO "journal" VALUES(1,1,'setting',1,'I',NULL);
INSERT INTO "journal" VALUES(2,1,'setting',2,'I',NULL);
INSERT INTO "journal" VALUES(3,1,'setting',3,'I',NULL);
INSERT INTO "journal" VALUES(4,1,'product',1,'I',NULL);
INSERT INTO "journal" VALUES(5,1,'product',2,'I',NULL);
INSERT INTO "journal" VALUES(6,1,'product',3,'I',NULL);
INSERT INTO "journal" VALUES(7,1,'product',4,'I',NULL);
INSERT INTO "journal" VALUES(8,1,'product',5,'I',NULL);
INSERT INTO "journal" VALUES(9,1,'product',6,'I',NULL);
INSERT INTO "journal" VALUES(10,1,'product',7,'I',NULL);
INSERT INTO "journal" VALUES(11,1,'product',8,'I',NULL);
INSERT INTO "journal" VALUES(12,1,'product',9,'I',NULL);
INSERT INTO "journal" VALUES(13,1,'product',10,'I',NULL);
INSERT INTO "journal" VALUES(14,1,'product',11,'I',NULL);
INSERT INTO "journal" VALUES(15,1,'product',12,'I',NULL);
INSERT INTO "journal" VALUES(16,1,'product',13,'I',NULL);
INSERT INTO "journal" VALUES(17,1,'product',14,'I',NULL);
INSERT INTO "journal" VALUES(18,1,'product',15,'I',NULL);
INSERT INTO "journal" VALUES(19,1,'product',16,'I',NULL);
INSERT INTO "journal" VALUES(20,1,'product',17,'I',NULL);
INSERT INTO "journal" VALUES(21,1,'product',18,'I',NULL);
INSERT INTO "journal" VALUES(22,1,'product',19,'I',NULL);
INSERT INTO "journal" VALUES(23,1,'product',20,'I',NULL);
INSERT INTO "journal" VALUES(24,1,'product',21,'I',NULL);
INSERT INTO "journal" VALUES(25,1,'product',22,'I',NULL);
INSERT INTO "journal" VALUES(26,1,'product',23,'I',NULL);
INSERT INTO "journal" VALUES(27,1,'product',24,'I',NULL);
INSERT INTO "journal" VALUES(28,1,'product',25,'I',NULL);
INSERT INTO "journal" VALUES(29,1,'setting',4,'I',NULL);
INSERT INTO "journal" VALUES(30,2,'day_template',1,'I',NULL);
INSERT INTO "journal" VALUES(31,2,'day_template',1,'U','{"id":1,"name":"外出日","position":1,"weekdays":null}');
INSERT INTO "journal" VALUES(32,2,'template_line',1,'I',NULL);
INSERT INTO "journal" VALUES(33,2,'template_line',2,'I',NULL);
INSERT INTO "journal" VALUES(34,2,'template_line',3,'I',NULL);
INSERT INTO "journal" VALUES(35,2,'template_line',4,'I',NULL);
INSERT INTO "journal" VALUES(36,2,'template_line',5,'I',NULL);
INSERT INTO "journal" VALUES(37,2,'template_line',6,'I',NULL);
INSERT INTO "journal" VALUES(38,2,'template_line',7,'I',NULL);
INSERT INTO "journal" VALUES(39,2,'template_line',8,'I',NULL);
INSERT INTO "journal" VALUES(40,2,'day_template',2,'I',NULL);
INSERT INTO "journal" VALUES(41,2,'template_line',9,'I',NULL);
INSERT INTO "journal" VALUES(42,2,'template_line',10,'I',NULL);
INSERT INTO "journal" VALUES(43,2,'template_line',11,'I',NULL);
INSERT INTO "journal" VALUES(44,2,'template_line',12,'I',NULL);
INSERT INTO "journal" VALUES(45,2,'template_line',13,'I',NULL);
INSERT INTO "journal" VALUES(46,2,'template_line',14,'I',NULL);
INSERT INTO "journal" VALUES(47,3,'client_file',1,'I',NULL);
INSERT INTO "journal" VALUES(48,3,'phone',1,'I',NULL);
INSERT INTO "journal" VALUES(49,3,'client_file',1,'U','{"id":1,"kind":"person","name":"王芳","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":"referral","acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":null,"rung_since":null,"rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(50,3,'rung_change',1,'I',NULL);
INSERT INTO "journal" VALUES(51,4,'client_file',2,'I',NULL);
INSERT INTO "journal" VALUES(52,4,'client_file',2,'U','{"id":2,"kind":"enterprise","name":"江城东风铜业有限公司","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":1,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":null,"rung_since":null,"rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(53,4,'rung_change',2,'I',NULL);
INSERT INTO "journal" VALUES(54,5,'client_file',3,'I',NULL);
INSERT INTO "journal" VALUES(55,5,'client_file',3,'U','{"id":3,"kind":"person","name":"删去的人","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":null,"rung_since":null,"rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(56,5,'rung_change',3,'I',NULL);
INSERT INTO "journal" VALUES(57,6,'client_file',1,'U','{"id":1,"kind":"person","name":"王芳","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":"referral","acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"F","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(58,6,'tag',1,'I',NULL);
INSERT INTO "journal" VALUES(59,6,'file_tag',1,'I',NULL);
INSERT INTO "journal" VALUES(60,6,'file_product',1,'I',NULL);
INSERT INTO "journal" VALUES(61,6,'file_product',2,'I',NULL);
INSERT INTO "journal" VALUES(62,7,'person',1,'I',NULL);
INSERT INTO "journal" VALUES(63,8,'important_date',1,'I',NULL);
INSERT INTO "journal" VALUES(64,9,'log_line',1,'I',NULL);
INSERT INTO "journal" VALUES(65,9,'line_file',1,'I',NULL);
INSERT INTO "journal" VALUES(66,10,'log_line',1,'U','{"id":1,"on_date":"2026-11-23","start_time":"10:00:00.000000","end_time":null,"position":0,"plan":"拜访王芳","record":"","review":"","notes":"","state":"open","unplanned":0,"moved_to_id":null,"way":"visit","place":null,"purpose":null,"materials":null,"companions":null,"companion_mode":null,"route":null}');
INSERT INTO "journal" VALUES(67,10,'contact',1,'I',NULL);
INSERT INTO "journal" VALUES(68,10,'reminder',1,'I',NULL);
INSERT INTO "journal" VALUES(69,10,'client_file',1,'U','{"id":1,"kind":"person","name":"王芳","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":"喝茶","return_expectation":null,"risk_appetite":"averse","investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":"referral","acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"F","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(70,10,'rung_change',4,'I',NULL);
INSERT INTO "journal" VALUES(71,11,'log_line',2,'I',NULL);
INSERT INTO "journal" VALUES(72,11,'line_file',2,'I',NULL);
INSERT INTO "journal" VALUES(73,11,'log_line',3,'I',NULL);
INSERT INTO "journal" VALUES(74,11,'line_file',3,'I',NULL);
INSERT INTO "journal" VALUES(75,11,'appointment',1,'I',NULL);
INSERT INTO "journal" VALUES(76,11,'contact',2,'I',NULL);
INSERT INTO "journal" VALUES(77,12,'client_file',2,'U','{"id":2,"kind":"enterprise","name":"江城东风铜业有限公司","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":1,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"F","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(78,12,'rung_change',5,'I',NULL);
INSERT INTO "journal" VALUES(79,12,'reminder',2,'I',NULL);
INSERT INTO "journal" VALUES(80,13,'log_line',4,'I',NULL);
INSERT INTO "journal" VALUES(81,14,'log_line',5,'I',NULL);
INSERT INTO "journal" VALUES(82,14,'log_line',4,'U','{"id":4,"on_date":"2026-11-23","start_time":null,"end_time":null,"position":1,"plan":"整理名单","record":"","review":"","notes":"","state":"open","unplanned":0,"moved_to_id":null,"way":null,"place":null,"purpose":null,"materials":null,"companions":null,"companion_mode":null,"route":null}');
INSERT INTO "journal" VALUES(83,15,'reminder',3,'I',NULL);
INSERT INTO "journal" VALUES(84,16,'occasion_mark',1,'I',NULL);
INSERT INTO "journal" VALUES(85,17,'gift',1,'I',NULL);
INSERT INTO "journal" VALUES(86,18,'log_line',6,'I',NULL);
INSERT INTO "journal" VALUES(87,18,'greeting',1,'I',NULL);
INSERT INTO "journal" VALUES(88,18,'greeting',1,'U','{"id":1,"festival":"spring","on_date":"2027-02-06","file_id":1,"state":"wanted","greeted_on":null,"line_id":null}');
INSERT INTO "journal" VALUES(89,18,'line_file',4,'I',NULL);
INSERT INTO "journal" VALUES(90,19,'contact_pause',1,'I',NULL);
INSERT INTO "journal" VALUES(91,20,'file_score',1,'I',NULL);
INSERT INTO "journal" VALUES(92,20,'file_score',2,'I',NULL);
INSERT INTO "journal" VALUES(93,20,'file_score',3,'I',NULL);
INSERT INTO "journal" VALUES(94,21,'goal_chain',1,'I',NULL);
INSERT INTO "journal" VALUES(95,22,'development_plan',1,'I',NULL);
INSERT INTO "journal" VALUES(96,22,'strategy_plan',1,'I',NULL);
INSERT INTO "journal" VALUES(97,22,'strategy_plan',2,'I',NULL);
INSERT INTO "journal" VALUES(98,22,'strategy_plan',3,'I',NULL);
INSERT INTO "journal" VALUES(99,22,'strategy_plan',4,'I',NULL);
INSERT INTO "journal" VALUES(100,23,'strategy_plan',1,'U','{"id":1,"plan_id":1,"strategy":"ultra_short","pin_level":"first","pin_value":"60","second_rate":"3/10","third_rate":"3/10","open_rate":"3/10","equity_fen":1000000,"turnover_multiple":"1","fee_rate":"1/4","retained_share":"1","commission_share":"1","trading_frequency":null}');
INSERT INTO "journal" VALUES(101,23,'strategy_plan',2,'U','{"id":2,"plan_id":1,"strategy":"trend","pin_level":"first","pin_value":"60","second_rate":"3/10","third_rate":"3/10","open_rate":"3/10","equity_fen":1000000,"turnover_multiple":"1","fee_rate":"1/4","retained_share":"1","commission_share":"1","trading_frequency":null}');
INSERT INTO "journal" VALUES(102,23,'strategy_plan',3,'U','{"id":3,"plan_id":1,"strategy":"arbitrage","pin_level":"first","pin_value":"60","second_rate":"3/10","third_rate":"3/10","open_rate":"3/10","equity_fen":1000000,"turnover_multiple":"1","fee_rate":"1/4","retained_share":"1","commission_share":"1","trading_frequency":null}');
INSERT INTO "journal" VALUES(103,23,'strategy_plan',4,'U','{"id":4,"plan_id":1,"strategy":"hedging","pin_level":"first","pin_value":"60","second_rate":"3/10","third_rate":"3/10","open_rate":"3/10","equity_fen":1000000,"turnover_multiple":"1","fee_rate":"1/4","retained_share":"1","commission_share":"1","trading_frequency":null}');
INSERT INTO "journal" VALUES(104,24,'period_target',1,'I',NULL);
INSERT INTO "journal" VALUES(105,24,'period_target',2,'I',NULL);
INSERT INTO "journal" VALUES(106,24,'period_target',3,'I',NULL);
INSERT INTO "journal" VALUES(107,24,'period_target',4,'I',NULL);
INSERT INTO "journal" VALUES(108,24,'period_target',5,'I',NULL);
INSERT INTO "journal" VALUES(109,24,'period_target',6,'I',NULL);
INSERT INTO "journal" VALUES(110,24,'period_target',7,'I',NULL);
INSERT INTO "journal" VALUES(111,24,'period_target',8,'I',NULL);
INSERT INTO "journal" VALUES(112,24,'period_target',9,'I',NULL);
INSERT INTO "journal" VALUES(113,24,'period_target',10,'I',NULL);
INSERT INTO "journal" VALUES(114,24,'period_target',11,'I',NULL);
INSERT INTO "journal" VALUES(115,24,'period_target',12,'I',NULL);
INSERT INTO "journal" VALUES(116,24,'period_target',13,'I',NULL);
INSERT INTO "journal" VALUES(117,24,'period_target',14,'I',NULL);
INSERT INTO "journal" VALUES(118,24,'period_target',15,'I',NULL);
INSERT INTO "journal" VALUES(119,24,'period_target',16,'I',NULL);
INSERT INTO "journal" VALUES(120,24,'period_target',17,'I',NULL);
INSERT INTO "journal" VALUES(121,24,'period_target',18,'I',NULL);
INSERT INTO "journal" VALUES(122,24,'period_target',19,'I',NULL);
INSERT INTO "journal" VALUES(123,24,'period_target',20,'I',NULL);
INSERT INTO "journal" VALUES(124,24,'period_target',21,'I',NULL);
INSERT INTO "journal" VALUES(125,24,'period_target',22,'I',NULL);
INSERT INTO "journal" VALUES(126,24,'period_target',23,'I',NULL);
INSERT INTO "journal" VALUES(127,24,'period_target',24,'I',NULL);
INSERT INTO "journal" VALUES(128,24,'period_target',25,'I',NULL);
INSERT INTO "journal" VALUES(129,24,'period_target',26,'I',NULL);
INSERT INTO "journal" VALUES(130,24,'period_target',27,'I',NULL);
INSERT INTO "journal" VALUES(131,24,'period_target',28,'I',NULL);
INSERT INTO "journal" VALUES(132,24,'period_target',29,'I',NULL);
INSERT INTO "journal" VALUES(133,24,'period_target',30,'I',NULL);
INSERT INTO "journal" VALUES(134,24,'period_target',31,'I',NULL);
INSERT INTO "journal" VALUES(135,24,'period_target',32,'I',NULL);
INSERT INTO "journal" VALUES(136,24,'period_target',33,'I',NULL);
INSERT INTO "journal" VALUES(137,24,'period_target',34,'I',NULL);
INSERT INTO "journal" VALUES(138,24,'period_target',35,'I',NULL);
INSERT INTO "journal" VALUES(139,24,'period_target',36,'I',NULL);
INSERT INTO "journal" VALUES(140,24,'period_target',37,'I',NULL);
INSERT INTO "journal" VALUES(141,24,'period_target',38,'I',NULL);
INSERT INTO "journal" VALUES(142,24,'period_target',39,'I',NULL);
INSERT INTO "journal" VALUES(143,24,'period_target',40,'I',NULL);
INSERT INTO "journal" VALUES(144,24,'period_target',41,'I',NULL);
INSERT INTO "journal" VALUES(145,24,'period_target',42,'I',NULL);
INSERT INTO "journal" VALUES(146,24,'period_target',43,'I',NULL);
INSERT INTO "journal" VALUES(147,24,'period_target',44,'I',NULL);
INSERT INTO "journal" VALUES(148,24,'period_target',45,'I',NULL);
INSERT INTO "journal" VALUES(149,24,'period_target',46,'I',NULL);
INSERT INTO "journal" VALUES(150,24,'period_target',47,'I',NULL);
INSERT INTO "journal" VALUES(151,24,'period_target',48,'I',NULL);
INSERT INTO "journal" VALUES(152,24,'period_target',49,'I',NULL);
INSERT INTO "journal" VALUES(153,24,'period_target',50,'I',NULL);
INSERT INTO "journal" VALUES(154,24,'period_target',51,'I',NULL);
INSERT INTO "journal" VALUES(155,24,'period_target',52,'I',NULL);
INSERT INTO "journal" VALUES(156,24,'period_target',53,'I',NULL);
INSERT INTO "journal" VALUES(157,24,'period_target',54,'I',NULL);
INSERT INTO "journal" VALUES(158,24,'period_target',55,'I',NULL);
INSERT INTO "journal" VALUES(159,24,'period_target',56,'I',NULL);
INSERT INTO "journal" VALUES(160,24,'period_target',57,'I',NULL);
INSERT INTO "journal" VALUES(161,24,'period_target',58,'I',NULL);
INSERT INTO "journal" VALUES(162,24,'period_target',59,'I',NULL);
INSERT INTO "journal" VALUES(163,24,'period_target',60,'I',NULL);
INSERT INTO "journal" VALUES(164,24,'period_target',61,'I',NULL);
INSERT INTO "journal" VALUES(165,24,'period_target',62,'I',NULL);
INSERT INTO "journal" VALUES(166,24,'period_target',63,'I',NULL);
INSERT INTO "journal" VALUES(167,24,'period_target',64,'I',NULL);
INSERT INTO "journal" VALUES(168,24,'period_target',65,'I',NULL);
INSERT INTO "journal" VALUES(169,24,'period_target',66,'I',NULL);
INSERT INTO "journal" VALUES(170,24,'period_target',67,'I',NULL);
INSERT INTO "journal" VALUES(171,24,'period_target',68,'I',NULL);
INSERT INTO "journal" VALUES(172,24,'period_target',69,'I',NULL);
INSERT INTO "journal" VALUES(173,24,'period_target',70,'I',NULL);
INSERT INTO "journal" VALUES(174,24,'period_target',71,'I',NULL);
INSERT INTO "journal" VALUES(175,24,'period_target',72,'I',NULL);
INSERT INTO "journal" VALUES(176,24,'period_target',73,'I',NULL);
INSERT INTO "journal" VALUES(177,24,'period_target',74,'I',NULL);
INSERT INTO "journal" VALUES(178,24,'period_target',75,'I',NULL);
INSERT INTO "journal" VALUES(179,24,'period_target',76,'I',NULL);
INSERT INTO "journal" VALUES(180,24,'period_target',77,'I',NULL);
INSERT INTO "journal" VALUES(181,24,'period_target',78,'I',NULL);
INSERT INTO "journal" VALUES(182,24,'period_target',79,'I',NULL);
INSERT INTO "journal" VALUES(183,24,'period_target',80,'I',NULL);
INSERT INTO "journal" VALUES(184,24,'period_target',81,'I',NULL);
INSERT INTO "journal" VALUES(185,24,'period_target',82,'I',NULL);
INSERT INTO "journal" VALUES(186,24,'period_target',83,'I',NULL);
INSERT INTO "journal" VALUES(187,24,'period_target',84,'I',NULL);
INSERT INTO "journal" VALUES(188,24,'period_target',85,'I',NULL);
INSERT INTO "journal" VALUES(189,24,'period_target',86,'I',NULL);
INSERT INTO "journal" VALUES(190,24,'period_target',87,'I',NULL);
INSERT INTO "journal" VALUES(191,24,'period_target',88,'I',NULL);
INSERT INTO "journal" VALUES(192,24,'period_target',89,'I',NULL);
INSERT INTO "journal" VALUES(193,24,'period_target',90,'I',NULL);
INSERT INTO "journal" VALUES(194,24,'period_target',91,'I',NULL);
INSERT INTO "journal" VALUES(195,24,'period_target',92,'I',NULL);
INSERT INTO "journal" VALUES(196,24,'period_target',93,'I',NULL);
INSERT INTO "journal" VALUES(197,24,'period_target',94,'I',NULL);
INSERT INTO "journal" VALUES(198,24,'period_target',95,'I',NULL);
INSERT INTO "journal" VALUES(199,24,'period_target',96,'I',NULL);
INSERT INTO "journal" VALUES(200,24,'period_target',97,'I',NULL);
INSERT INTO "journal" VALUES(201,24,'period_target',98,'I',NULL);
INSERT INTO "journal" VALUES(202,24,'period_target',99,'I',NULL);
INSERT INTO "journal" VALUES(203,24,'period_target',100,'I',NULL);
INSERT INTO "journal" VALUES(204,24,'period_target',101,'I',NULL);
INSERT INTO "journal" VALUES(205,24,'period_target',102,'I',NULL);
INSERT INTO "journal" VALUES(206,24,'period_target',103,'I',NULL);
INSERT INTO "journal" VALUES(207,24,'period_target',104,'I',NULL);
INSERT INTO "journal" VALUES(208,24,'period_target',105,'I',NULL);
INSERT INTO "journal" VALUES(209,24,'period_target',106,'I',NULL);
INSERT INTO "journal" VALUES(210,24,'period_target',107,'I',NULL);
INSERT INTO "journal" VALUES(211,24,'period_target',108,'I',NULL);
INSERT INTO "journal" VALUES(212,24,'period_target',109,'I',NULL);
INSERT INTO "journal" VALUES(213,24,'period_target',110,'I',NULL);
INSERT INTO "journal" VALUES(214,24,'period_target',111,'I',NULL);
INSERT INTO "journal" VALUES(215,24,'period_target',112,'I',NULL);
INSERT INTO "journal" VALUES(216,24,'period_target',113,'I',NULL);
INSERT INTO "journal" VALUES(217,24,'period_target',114,'I',NULL);
INSERT INTO "journal" VALUES(218,24,'period_target',115,'I',NULL);
INSERT INTO "journal" VALUES(219,24,'period_target',116,'I',NULL);
INSERT INTO "journal" VALUES(220,24,'period_target',117,'I',NULL);
INSERT INTO "journal" VALUES(221,24,'period_target',118,'I',NULL);
INSERT INTO "journal" VALUES(222,24,'period_target',119,'I',NULL);
INSERT INTO "journal" VALUES(223,24,'period_target',120,'I',NULL);
INSERT INTO "journal" VALUES(224,25,'client_file',1,'U','{"id":1,"kind":"person","name":"王芳","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":"喝茶","return_expectation":null,"risk_appetite":"averse","investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":"referral","acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"E","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(225,25,'target_prospect',1,'I',NULL);
INSERT INTO "journal" VALUES(226,26,'client_file',2,'U','{"id":2,"kind":"enterprise","name":"江城东风铜业有限公司","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":1,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"B","rung_since":"2026-11-23","rung_reason":"等预算","rung_until":"2026-12-23","opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(227,26,'development_step',1,'I',NULL);
INSERT INTO "journal" VALUES(228,27,'goal',1,'I',NULL);
INSERT INTO "journal" VALUES(229,28,'plan_check',1,'I',NULL);
INSERT INTO "journal" VALUES(230,28,'check_note',1,'I',NULL);
INSERT INTO "journal" VALUES(231,29,'bag_item',1,'I',NULL);
INSERT INTO "journal" VALUES(232,30,'rung_change',3,'D','{"id":3,"file_id":3,"changed_on":"2026-11-23","from_rung":null,"to_rung":"F","reason":null,"until_on":null}');
INSERT INTO "journal" VALUES(233,30,'client_file',3,'D','{"id":3,"kind":"person","name":"删去的人","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"F","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
INSERT INTO "journal" VALUES(234,31,'client_file',3,'I',NULL);
INSERT INTO "journal" VALUES(235,31,'rung_change',3,'I',NULL);
INSERT INTO "journal" VALUES(236,32,'rung_change',3,'D','{"id":3,"file_id":3,"changed_on":"2026-11-23","from_rung":null,"to_rung":"F","reason":null,"until_on":null}');
INSERT INTO "journal" VALUES(237,32,'client_file',3,'D','{"id":3,"kind":"person","name":"删去的人","gender":null,"approx_age":null,"approx_age_on":null,"ethnicity":null,"education":null,"personality":null,"occupation":null,"job_title":null,"employer":null,"industry":null,"wechat":null,"email":null,"address":null,"region":null,"family":null,"income_fen":null,"hobbies":null,"return_expectation":null,"risk_appetite":null,"investment_preference":null,"investment_experience":null,"perception":null,"trade_kind":null,"main_product":null,"ownership":null,"scale":null,"output":null,"raw_materials":null,"purchase_channels":null,"sales_channels":null,"organisation":null,"investment_direction":null,"expected_return":null,"current_profit":null,"hedging_direction":null,"assets_fen":null,"equity_fen":null,"other_accounts":null,"holdings":null,"source_method":null,"acquaintance":null,"channel":null,"referrer_id":null,"demand_type":null,"attitude_type":null,"strategy":null,"purpose":null,"activity":null,"grade":null,"lead_class":null,"target_on":null,"standing":"prospect","rung":"F","rung_since":"2026-11-23","rung_reason":null,"rung_until":null,"opened_on":null,"lost_on":null,"lost_reason":null,"visits_before":0,"silence_days":null,"important":0,"note":null,"created_on":"2026-11-23","birth_calendar":"solar","birth_year":null,"birth_month":null,"birth_day":null,"birth_leap":0}');
CREATE TABLE line_file (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	line_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_line_file_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_line_file_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE CASCADE, 
	CONSTRAINT uq_line_file_line_id_file_id UNIQUE (line_id, file_id)
);
INSERT INTO "line_file" VALUES(1,1,1,0);
INSERT INTO "line_file" VALUES(2,2,2,0);
INSERT INTO "line_file" VALUES(3,3,2,0);
INSERT INTO "line_file" VALUES(4,6,1,0);
CREATE TABLE log_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	on_date DATE NOT NULL, 
	start_time TIME, 
	end_time TIME, 
	position INTEGER NOT NULL, 
	"plan" VARCHAR NOT NULL, 
	record VARCHAR NOT NULL, 
	review VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	unplanned BOOLEAN NOT NULL, 
	moved_to_id INTEGER, 
	way VARCHAR, 
	place VARCHAR, 
	purpose VARCHAR, 
	materials VARCHAR, 
	companions VARCHAR, 
	companion_mode VARCHAR, route VARCHAR, 
	CONSTRAINT fk_log_line_moved_to_id_log_line FOREIGN KEY(moved_to_id) REFERENCES log_line (id) ON DELETE SET NULL
);
INSERT INTO "log_line" VALUES(1,'2026-11-23',NULL,NULL,0,'拜访王芳','谈得不错','','','done',0,NULL,'visit',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log_line" VALUES(2,'2026-11-23',NULL,NULL,0,'','','','','done',1,NULL,'phone',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log_line" VALUES(3,'2026-11-25','09:30:00.000000',NULL,0,'拜访江城东风铜业有限公司','','','','open',0,NULL,'visit',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log_line" VALUES(4,'2026-11-23',NULL,NULL,1,'整理名单','','','','moved',0,5,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log_line" VALUES(5,'2026-11-25',NULL,NULL,1,'整理名单','','','','open',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "log_line" VALUES(6,'2026-11-23',NULL,NULL,2,'','春节问候','','','done',1,NULL,'message',NULL,'care',NULL,NULL,NULL,NULL);
CREATE TABLE meta (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('occasions','2026');
CREATE TABLE occasion (
	kind VARCHAR NOT NULL, 
	source_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	file_id INTEGER NOT NULL, 
	CONSTRAINT pk_occasion PRIMARY KEY (kind, source_id, on_date), 
	CONSTRAINT fk_occasion_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE
);
INSERT INTO "occasion" VALUES('person_birthday',1,'2025-07-25',2);
INSERT INTO "occasion" VALUES('person_birthday',1,'2026-07-14',2);
INSERT INTO "occasion" VALUES('person_birthday',1,'2027-07-04',2);
INSERT INTO "occasion" VALUES('date',1,'2026-12-15',2);
CREATE TABLE occasion_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	source_id INTEGER NOT NULL, 
	on_date DATE NOT NULL, 
	done_on DATE, 
	snoozed_until DATE, 
	CONSTRAINT uq_occasion_mark_kind_source_id_on_date UNIQUE (kind, source_id, on_date)
);
INSERT INTO "occasion_mark" VALUES(1,'festival',12,'2027-09-15',NULL,'2027-12-28');
CREATE TABLE open_act (
	slot INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	CONSTRAINT pk_open_act PRIMARY KEY (slot), 
	CONSTRAINT ck_open_act_one CHECK (slot = 1)
);
CREATE TABLE period_target (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	starts_on DATE NOT NULL, 
	metric VARCHAR NOT NULL, 
	target INTEGER NOT NULL, 
	adjusted BOOLEAN NOT NULL, 
	CONSTRAINT uq_period_target_kind_starts_on_metric UNIQUE (kind, starts_on, metric)
);
INSERT INTO "period_target" VALUES(1,'quarter','2026-10-01','first_visits',45,0);
INSERT INTO "period_target" VALUES(2,'month','2026-10-01','first_visits',13,0);
INSERT INTO "period_target" VALUES(3,'month','2026-11-01','first_visits',15,0);
INSERT INTO "period_target" VALUES(4,'month','2026-12-01','first_visits',17,0);
INSERT INTO "period_target" VALUES(5,'week','2026-10-01','first_visits',0,0);
INSERT INTO "period_target" VALUES(6,'week','2026-10-05','first_visits',2,0);
INSERT INTO "period_target" VALUES(7,'week','2026-10-12','first_visits',4,0);
INSERT INTO "period_target" VALUES(8,'week','2026-10-19','first_visits',4,0);
INSERT INTO "period_target" VALUES(9,'week','2026-10-26','first_visits',3,0);
INSERT INTO "period_target" VALUES(10,'week','2026-11-01','first_visits',0,0);
INSERT INTO "period_target" VALUES(11,'week','2026-11-02','first_visits',4,0);
INSERT INTO "period_target" VALUES(12,'week','2026-11-09','first_visits',4,0);
INSERT INTO "period_target" VALUES(13,'week','2026-11-16','first_visits',3,0);
INSERT INTO "period_target" VALUES(14,'week','2026-11-23','first_visits',3,0);
INSERT INTO "period_target" VALUES(15,'week','2026-11-30','first_visits',1,0);
INSERT INTO "period_target" VALUES(16,'week','2026-12-01','first_visits',3,0);
INSERT INTO "period_target" VALUES(17,'week','2026-12-07','first_visits',4,0);
INSERT INTO "period_target" VALUES(18,'week','2026-12-14','first_visits',4,0);
INSERT INTO "period_target" VALUES(19,'week','2026-12-21','first_visits',3,0);
INSERT INTO "period_target" VALUES(20,'week','2026-12-28','first_visits',3,0);
INSERT INTO "period_target" VALUES(21,'quarter','2026-10-01','second_visits',14,0);
INSERT INTO "period_target" VALUES(22,'month','2026-10-01','second_visits',4,0);
INSERT INTO "period_target" VALUES(23,'month','2026-11-01','second_visits',5,0);
INSERT INTO "period_target" VALUES(24,'month','2026-12-01','second_visits',5,0);
INSERT INTO "period_target" VALUES(25,'week','2026-10-01','second_visits',0,0);
INSERT INTO "period_target" VALUES(26,'week','2026-10-05','second_visits',1,0);
INSERT INTO "period_target" VALUES(27,'week','2026-10-12','second_visits',1,0);
INSERT INTO "period_target" VALUES(28,'week','2026-10-19','second_visits',1,0);
INSERT INTO "period_target" VALUES(29,'week','2026-10-26','second_visits',1,0);
INSERT INTO "period_target" VALUES(30,'week','2026-11-01','second_visits',0,0);
INSERT INTO "period_target" VALUES(31,'week','2026-11-02','second_visits',1,0);
INSERT INTO "period_target" VALUES(32,'week','2026-11-09','second_visits',1,0);
INSERT INTO "period_target" VALUES(33,'week','2026-11-16','second_visits',1,0);
INSERT INTO "period_target" VALUES(34,'week','2026-11-23','second_visits',1,0);
INSERT INTO "period_target" VALUES(35,'week','2026-11-30','second_visits',1,0);
INSERT INTO "period_target" VALUES(36,'week','2026-12-01','second_visits',1,0);
INSERT INTO "period_target" VALUES(37,'week','2026-12-07','second_visits',1,0);
INSERT INTO "period_target" VALUES(38,'week','2026-12-14','second_visits',1,0);
INSERT INTO "period_target" VALUES(39,'week','2026-12-21','second_visits',1,0);
INSERT INTO "period_target" VALUES(40,'week','2026-12-28','second_visits',1,0);
INSERT INTO "period_target" VALUES(41,'quarter','2026-10-01','third_visits',5,0);
INSERT INTO "period_target" VALUES(42,'month','2026-10-01','third_visits',1,0);
INSERT INTO "period_target" VALUES(43,'month','2026-11-01','third_visits',2,0);
INSERT INTO "period_target" VALUES(44,'month','2026-12-01','third_visits',2,0);
INSERT INTO "period_target" VALUES(45,'week','2026-10-01','third_visits',0,0);
INSERT INTO "period_target" VALUES(46,'week','2026-10-05','third_visits',0,0);
INSERT INTO "period_target" VALUES(47,'week','2026-10-12','third_visits',1,0);
INSERT INTO "period_target" VALUES(48,'week','2026-10-19','third_visits',0,0);
INSERT INTO "period_target" VALUES(49,'week','2026-10-26','third_visits',0,0);
INSERT INTO "period_target" VALUES(50,'week','2026-11-01','third_visits',0,0);
INSERT INTO "period_target" VALUES(51,'week','2026-11-02','third_visits',1,0);
INSERT INTO "period_target" VALUES(52,'week','2026-11-09','third_visits',1,0);
INSERT INTO "period_target" VALUES(53,'week','2026-11-16','third_visits',0,0);
INSERT INTO "period_target" VALUES(54,'week','2026-11-23','third_visits',0,0);
INSERT INTO "period_target" VALUES(55,'week','2026-11-30','third_visits',0,0);
INSERT INTO "period_target" VALUES(56,'week','2026-12-01','third_visits',0,0);
INSERT INTO "period_target" VALUES(57,'week','2026-12-07','third_visits',1,0);
INSERT INTO "period_target" VALUES(58,'week','2026-12-14','third_visits',1,0);
INSERT INTO "period_target" VALUES(59,'week','2026-12-21','third_visits',0,0);
INSERT INTO "period_target" VALUES(60,'week','2026-12-28','third_visits',0,0);
INSERT INTO "period_target" VALUES(61,'quarter','2026-10-01','opened',2,0);
INSERT INTO "period_target" VALUES(62,'month','2026-10-01','opened',0,0);
INSERT INTO "period_target" VALUES(63,'month','2026-11-01','opened',1,0);
INSERT INTO "period_target" VALUES(64,'month','2026-12-01','opened',1,0);
INSERT INTO "period_target" VALUES(65,'week','2026-10-01','opened',0,0);
INSERT INTO "period_target" VALUES(66,'week','2026-10-05','opened',0,0);
INSERT INTO "period_target" VALUES(67,'week','2026-10-12','opened',0,0);
INSERT INTO "period_target" VALUES(68,'week','2026-10-19','opened',0,0);
INSERT INTO "period_target" VALUES(69,'week','2026-10-26','opened',0,0);
INSERT INTO "period_target" VALUES(70,'week','2026-11-01','opened',0,0);
INSERT INTO "period_target" VALUES(71,'week','2026-11-02','opened',1,0);
INSERT INTO "period_target" VALUES(72,'week','2026-11-09','opened',0,0);
INSERT INTO "period_target" VALUES(73,'week','2026-11-16','opened',0,0);
INSERT INTO "period_target" VALUES(74,'week','2026-11-23','opened',0,0);
INSERT INTO "period_target" VALUES(75,'week','2026-11-30','opened',0,0);
INSERT INTO "period_target" VALUES(76,'week','2026-12-01','opened',0,0);
INSERT INTO "period_target" VALUES(77,'week','2026-12-07','opened',1,0);
INSERT INTO "period_target" VALUES(78,'week','2026-12-14','opened',0,0);
INSERT INTO "period_target" VALUES(79,'week','2026-12-21','opened',0,0);
INSERT INTO "period_target" VALUES(80,'week','2026-12-28','opened',0,0);
INSERT INTO "period_target" VALUES(81,'quarter','2026-10-01','equity',1215000,0);
INSERT INTO "period_target" VALUES(82,'month','2026-10-01','equity',353000,0);
INSERT INTO "period_target" VALUES(83,'month','2026-11-01','equity',411000,0);
INSERT INTO "period_target" VALUES(84,'month','2026-12-01','equity',451000,0);
INSERT INTO "period_target" VALUES(85,'week','2026-10-01','equity',0,0);
INSERT INTO "period_target" VALUES(86,'week','2026-10-05','equity',59000,0);
INSERT INTO "period_target" VALUES(87,'week','2026-10-12','equity',98000,0);
INSERT INTO "period_target" VALUES(88,'week','2026-10-19','equity',98000,0);
INSERT INTO "period_target" VALUES(89,'week','2026-10-26','equity',98000,0);
INSERT INTO "period_target" VALUES(90,'week','2026-11-01','equity',0,0);
INSERT INTO "period_target" VALUES(91,'week','2026-11-02','equity',98000,0);
INSERT INTO "period_target" VALUES(92,'week','2026-11-09','equity',98000,0);
INSERT INTO "period_target" VALUES(93,'week','2026-11-16','equity',98000,0);
INSERT INTO "period_target" VALUES(94,'week','2026-11-23','equity',98000,0);
INSERT INTO "period_target" VALUES(95,'week','2026-11-30','equity',19000,0);
INSERT INTO "period_target" VALUES(96,'week','2026-12-01','equity',79000,0);
INSERT INTO "period_target" VALUES(97,'week','2026-12-07','equity',98000,0);
INSERT INTO "period_target" VALUES(98,'week','2026-12-14','equity',98000,0);
INSERT INTO "period_target" VALUES(99,'week','2026-12-21','equity',98000,0);
INSERT INTO "period_target" VALUES(100,'week','2026-12-28','equity',78000,0);
INSERT INTO "period_target" VALUES(101,'quarter','2026-10-01','visits',64,0);
INSERT INTO "period_target" VALUES(102,'month','2026-10-01','visits',18,0);
INSERT INTO "period_target" VALUES(103,'month','2026-11-01','visits',22,0);
INSERT INTO "period_target" VALUES(104,'month','2026-12-01','visits',24,0);
INSERT INTO "period_target" VALUES(105,'week','2026-10-01','visits',0,0);
INSERT INTO "period_target" VALUES(106,'week','2026-10-05','visits',3,0);
INSERT INTO "period_target" VALUES(107,'week','2026-10-12','visits',5,0);
INSERT INTO "period_target" VALUES(108,'week','2026-10-19','visits',5,0);
INSERT INTO "period_target" VALUES(109,'week','2026-10-26','visits',5,0);
INSERT INTO "period_target" VALUES(110,'week','2026-11-01','visits',0,0);
INSERT INTO "period_target" VALUES(111,'week','2026-11-02','visits',6,0);
INSERT INTO "period_target" VALUES(112,'week','2026-11-09','visits',5,0);
INSERT INTO "period_target" VALUES(113,'week','2026-11-16','visits',5,0);
INSERT INTO "period_target" VALUES(114,'week','2026-11-23','visits',5,0);
INSERT INTO "period_target" VALUES(115,'week','2026-11-30','visits',1,0);
INSERT INTO "period_target" VALUES(116,'week','2026-12-01','visits',4,0);
INSERT INTO "period_target" VALUES(117,'week','2026-12-07','visits',6,0);
INSERT INTO "period_target" VALUES(118,'week','2026-12-14','visits',5,0);
INSERT INTO "period_target" VALUES(119,'week','2026-12-21','visits',5,0);
INSERT INTO "period_target" VALUES(120,'week','2026-12-28','visits',4,0);
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	gender VARCHAR, 
	decision_role VARCHAR, 
	job_title VARCHAR, 
	note VARCHAR, 
	birth_calendar VARCHAR NOT NULL, 
	birth_year INTEGER, 
	birth_month INTEGER, 
	birth_day INTEGER, 
	birth_leap BOOLEAN NOT NULL, 
	CONSTRAINT fk_person_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE
);
INSERT INTO "person" VALUES(1,2,'contact','李建国',NULL,'decider',NULL,NULL,'lunar',NULL,6,1,1);
CREATE TABLE phone (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	person_id INTEGER, 
	number VARCHAR NOT NULL, 
	digits VARCHAR NOT NULL, 
	label VARCHAR, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_phone_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_phone_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
INSERT INTO "phone" VALUES(1,1,NULL,'10012345678','10012345678',NULL,0);
CREATE TABLE plan_check (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	starts_on DATE NOT NULL, 
	summary VARCHAR, 
	closed_on DATE, 
	CONSTRAINT uq_plan_check_kind_starts_on UNIQUE (kind, starts_on)
);
INSERT INTO "plan_check" VALUES(1,'month','2026-11-01',NULL,NULL);
CREATE TABLE product (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	sector VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	code VARCHAR, 
	used_by VARCHAR, 
	archived BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT uq_product_sector_name UNIQUE (sector, name)
);
INSERT INTO "product" VALUES(1,'insurance','终身寿险',NULL,'家庭支柱',0,1);
INSERT INTO "product" VALUES(2,'insurance','定期寿险',NULL,'有房贷的家庭',0,2);
INSERT INTO "product" VALUES(3,'insurance','两全保险',NULL,'家庭',0,3);
INSERT INTO "product" VALUES(4,'insurance','年金保险',NULL,'规划养老者',0,4);
INSERT INTO "product" VALUES(5,'insurance','养老保险',NULL,'规划养老者',0,5);
INSERT INTO "product" VALUES(6,'insurance','分红型保险',NULL,'稳健型家庭',0,6);
INSERT INTO "product" VALUES(7,'insurance','万能型保险',NULL,'家庭',0,7);
INSERT INTO "product" VALUES(8,'insurance','投资连结保险',NULL,'有投资经验者',0,8);
INSERT INTO "product" VALUES(9,'insurance','重大疾病保险',NULL,'家庭、个人',0,9);
INSERT INTO "product" VALUES(10,'insurance','医疗保险',NULL,'家庭、个人',0,10);
INSERT INTO "product" VALUES(11,'insurance','长期护理保险',NULL,'中老年人',0,11);
INSERT INTO "product" VALUES(12,'insurance','意外伤害保险',NULL,'个人、单位',0,12);
INSERT INTO "product" VALUES(13,'insurance','少儿教育金',NULL,'有孩子的家庭',0,13);
INSERT INTO "product" VALUES(14,'insurance','少儿医疗与重疾',NULL,'有孩子的家庭',0,14);
INSERT INTO "product" VALUES(15,'insurance','车险',NULL,'车主、车队',0,15);
INSERT INTO "product" VALUES(16,'insurance','家庭财产险',NULL,'家庭',0,16);
INSERT INTO "product" VALUES(17,'insurance','企业财产险',NULL,'企业',0,17);
INSERT INTO "product" VALUES(18,'insurance','责任险',NULL,'企业、雇主',0,18);
INSERT INTO "product" VALUES(19,'insurance','货物运输险',NULL,'贸易与物流企业',0,19);
INSERT INTO "product" VALUES(20,'insurance','团体意外与医疗',NULL,'企业',0,20);
INSERT INTO "product" VALUES(21,'service','投保',NULL,NULL,0,21);
INSERT INTO "product" VALUES(22,'service','保单检视',NULL,NULL,0,22);
INSERT INTO "product" VALUES(23,'service','保全变更',NULL,NULL,0,23);
INSERT INTO "product" VALUES(24,'service','理赔协助',NULL,NULL,0,24);
INSERT INTO "product" VALUES(25,'service','续期提醒',NULL,NULL,0,25);
CREATE TABLE reminder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	file_id INTEGER, 
	person_id INTEGER, 
	contact_id INTEGER, 
	line_id INTEGER, 
	due_on DATE, 
	due_time TIME, 
	lead_days INTEGER NOT NULL, 
	snoozed_until DATE, 
	done_on DATE, 
	created_on DATE NOT NULL, anchor_on DATE, repeat_unit VARCHAR, repeat_every INTEGER, repeat_until DATE, repeat_shift BOOLEAN, nearer_days VARCHAR, 
	CONSTRAINT fk_reminder_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL, 
	CONSTRAINT fk_reminder_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_reminder_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE SET NULL, 
	CONSTRAINT fk_reminder_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
);
INSERT INTO "reminder" VALUES(1,'next_step','送资料',1,NULL,1,1,'2026-11-26',NULL,0,NULL,NULL,'2026-11-23',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reminder" VALUES(2,'rung_end','等预算',2,NULL,NULL,NULL,'2026-12-23',NULL,0,NULL,NULL,'2026-11-23',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "reminder" VALUES(3,'follow_up','问候家人',1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'2026-11-23',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE row_sum (
	table_name VARCHAR NOT NULL, 
	row_id INTEGER NOT NULL, 
	sum INTEGER NOT NULL, 
	CONSTRAINT pk_row_sum PRIMARY KEY (table_name, row_id)
);
INSERT INTO "row_sum" VALUES('client_file',1,553912985);
INSERT INTO "row_sum" VALUES('phone',1,2855450931);
INSERT INTO "row_sum" VALUES('rung_change',1,4284539328);
INSERT INTO "row_sum" VALUES('client_file',2,1042853214);
INSERT INTO "row_sum" VALUES('rung_change',2,348157512);
INSERT INTO "row_sum" VALUES('person',1,3826715642);
INSERT INTO "row_sum" VALUES('important_date',1,875782553);
INSERT INTO "row_sum" VALUES('log_line',1,3567429034);
INSERT INTO "row_sum" VALUES('contact',1,3649189141);
INSERT INTO "row_sum" VALUES('reminder',1,4278284342);
INSERT INTO "row_sum" VALUES('rung_change',4,2163835750);
INSERT INTO "row_sum" VALUES('log_line',2,1998313406);
INSERT INTO "row_sum" VALUES('log_line',3,268765866);
INSERT INTO "row_sum" VALUES('contact',2,2785440566);
INSERT INTO "row_sum" VALUES('reminder',2,701651085);
INSERT INTO "row_sum" VALUES('rung_change',5,6925698);
INSERT INTO "row_sum" VALUES('log_line',4,3761833519);
INSERT INTO "row_sum" VALUES('log_line',5,3617902270);
INSERT INTO "row_sum" VALUES('reminder',3,1767754831);
INSERT INTO "row_sum" VALUES('log_line',6,2479739135);
CREATE TABLE rung_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	changed_on DATE NOT NULL, 
	from_rung VARCHAR, 
	to_rung VARCHAR, 
	reason VARCHAR, 
	until_on DATE, 
	CONSTRAINT fk_rung_change_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE
);
INSERT INTO "rung_change" VALUES(1,1,'2026-11-23',NULL,'F',NULL,NULL);
INSERT INTO "rung_change" VALUES(2,2,'2026-11-23',NULL,'F',NULL,NULL);
INSERT INTO "rung_change" VALUES(4,1,'2026-11-23','F','E',NULL,NULL);
INSERT INTO "rung_change" VALUES(5,2,'2026-11-23','F','B','等预算','2026-12-23');
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT uq_setting_key UNIQUE ("key")
);
INSERT INTO "setting" VALUES(1,'trade','"insurance"');
INSERT INTO "setting" VALUES(2,'owner','"林晓帆"');
INSERT INTO "setting" VALUES(3,'firm','"示例营业部"');
INSERT INTO "setting" VALUES(4,'catalogue','["insurance"]');
CREATE TABLE strategy_plan (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	plan_id INTEGER NOT NULL, 
	strategy VARCHAR NOT NULL, 
	pin_level VARCHAR NOT NULL, 
	pin_value VARCHAR NOT NULL, 
	second_rate VARCHAR NOT NULL, 
	third_rate VARCHAR NOT NULL, 
	open_rate VARCHAR NOT NULL, 
	equity_fen INTEGER NOT NULL, 
	turnover_multiple VARCHAR NOT NULL, 
	fee_rate VARCHAR NOT NULL, 
	retained_share VARCHAR NOT NULL, 
	commission_share VARCHAR NOT NULL, 
	trading_frequency VARCHAR, 
	CONSTRAINT fk_strategy_plan_plan_id_development_plan FOREIGN KEY(plan_id) REFERENCES development_plan (id) ON DELETE CASCADE, 
	CONSTRAINT uq_strategy_plan_plan_id_strategy UNIQUE (plan_id, strategy)
);
INSERT INTO "strategy_plan" VALUES(1,1,'ultra_short','first','45/4','3/10','3/10','3/10',1000000,'1','1/4','1','1',NULL);
INSERT INTO "strategy_plan" VALUES(2,1,'trend','first','45/4','3/10','3/10','3/10',1000000,'1','1/4','1','1',NULL);
INSERT INTO "strategy_plan" VALUES(3,1,'arbitrage','first','45/4','3/10','3/10','3/10',1000000,'1','1/4','1','1',NULL);
INSERT INTO "strategy_plan" VALUES(4,1,'hedging','first','45/4','3/10','3/10','3/10',1000000,'1','1/4','1','1',NULL);
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	CONSTRAINT uq_tag_name UNIQUE (name)
);
INSERT INTO "tag" VALUES(1,'老乡');
CREATE TABLE target_prospect (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_id INTEGER NOT NULL, 
	month_on DATE NOT NULL, 
	week_on DATE, 
	line_id INTEGER, 
	position INTEGER NOT NULL, 
	carried_from_id INTEGER, 
	carried_on DATE, 
	done_on DATE, 
	note VARCHAR, 
	CONSTRAINT fk_target_prospect_carried_from_id_target_prospect FOREIGN KEY(carried_from_id) REFERENCES target_prospect (id) ON DELETE SET NULL, 
	CONSTRAINT fk_target_prospect_file_id_client_file FOREIGN KEY(file_id) REFERENCES client_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_target_prospect_line_id_log_line FOREIGN KEY(line_id) REFERENCES log_line (id) ON DELETE SET NULL
);
INSERT INTO "target_prospect" VALUES(1,1,'2026-11-01',NULL,NULL,0,NULL,NULL,NULL,NULL);
CREATE TABLE template_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	template_id INTEGER NOT NULL, 
	start_time TIME, 
	end_time TIME, 
	text VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_template_line_template_id_day_template FOREIGN KEY(template_id) REFERENCES day_template (id) ON DELETE CASCADE
);
INSERT INTO "template_line" VALUES(1,1,'08:00:00.000000',NULL,'读晨报',0);
INSERT INTO "template_line" VALUES(2,1,'08:30:00.000000','09:15:00.000000','晨会',1);
INSERT INTO "template_line" VALUES(3,1,'09:30:00.000000','11:30:00.000000','拜访，或盘中客户服务；电话约访',2);
INSERT INTO "template_line" VALUES(4,1,'11:30:00.000000','13:00:00.000000','休息，或与客户共进午餐',3);
INSERT INTO "template_line" VALUES(5,1,'13:00:00.000000','15:00:00.000000','拜访或客户服务',4);
INSERT INTO "template_line" VALUES(6,1,'15:00:00.000000','17:30:00.000000','拜访、夕会或培训；当日行情客户服务',5);
INSERT INTO "template_line" VALUES(7,1,'19:00:00.000000','21:30:00.000000','拜访、交流、学习',6);
INSERT INTO "template_line" VALUES(8,1,'20:00:00.000000','22:00:00.000000','整理访问记录与档案，安排明日计划',7);
INSERT INTO "template_line" VALUES(9,2,'08:30:00.000000','09:15:00.000000','晨会',0);
INSERT INTO "template_line" VALUES(10,2,'09:15:00.000000','10:30:00.000000','接待客户',1);
INSERT INTO "template_line" VALUES(11,2,'10:30:00.000000','11:30:00.000000','开户与出入金',2);
INSERT INTO "template_line" VALUES(12,2,'11:30:00.000000','13:00:00.000000','午休',3);
INSERT INTO "template_line" VALUES(13,2,'13:00:00.000000','15:00:00.000000','接待客户',4);
INSERT INTO "template_line" VALUES(14,2,'15:00:00.000000','17:30:00.000000','整理、扫描资料',5);
CREATE INDEX ix_client_file_name ON client_file (name);
CREATE INDEX ix_client_file_referrer_id ON client_file (referrer_id);
CREATE INDEX ix_log_line_moved_to_id ON log_line (moved_to_id);
CREATE INDEX ix_log_line_on_date ON log_line (on_date);
CREATE INDEX ix_appointment_file_id ON appointment (file_id);
CREATE INDEX ix_appointment_line_id ON appointment (line_id);
CREATE INDEX ix_appointment_visit_line_id ON appointment (visit_line_id);
CREATE INDEX ix_file_product_product_id ON file_product (product_id);
CREATE INDEX ix_file_summary_last_contact_on ON file_summary (last_contact_on);
CREATE INDEX ix_file_summary_pinyin ON file_summary (pinyin);
CREATE INDEX ix_file_summary_rung_pinyin ON file_summary (rung, pinyin);
CREATE INDEX ix_file_summary_rung_stale_on_next_step_on ON file_summary (rung, stale_on, next_step_on);
CREATE INDEX ix_file_summary_stale_on ON file_summary (stale_on);
CREATE INDEX ix_file_tag_tag_id ON file_tag (tag_id);
CREATE INDEX ix_journal_act_id ON journal (act_id);
CREATE INDEX ix_journal_table_name_row_id ON journal (table_name, row_id);
CREATE INDEX ix_line_file_file_id ON line_file (file_id);
CREATE INDEX ix_occasion_file_id ON occasion (file_id);
CREATE INDEX ix_occasion_on_date ON occasion (on_date);
CREATE INDEX ix_person_file_id ON person (file_id);
CREATE INDEX ix_rung_change_changed_on ON rung_change (changed_on);
CREATE INDEX ix_rung_change_file_id ON rung_change (file_id);
CREATE INDEX ix_template_line_template_id ON template_line (template_id);
CREATE INDEX ix_contact_file_id ON contact (file_id);
CREATE INDEX ix_important_date_file_id ON important_date (file_id);
CREATE INDEX ix_phone_digits ON phone (digits);
CREATE INDEX ix_phone_file_id ON phone (file_id);
CREATE INDEX ix_reminder_contact_id ON reminder (contact_id);
CREATE INDEX ix_reminder_done_on_due_on ON reminder (done_on, due_on);
CREATE INDEX ix_reminder_file_id ON reminder (file_id);
CREATE INDEX ix_reminder_line_id ON reminder (line_id);
CREATE INDEX ix_goal_starts_on ON goal (starts_on);
CREATE INDEX ix_bag_item_line_id ON bag_item (line_id);
CREATE INDEX ix_check_note_line_id ON check_note (line_id);
CREATE INDEX ix_development_step_file_id ON development_step (file_id);
CREATE INDEX ix_file_score_criterion ON file_score (criterion);
CREATE INDEX ix_target_prospect_carried_from_id ON target_prospect (carried_from_id);
CREATE INDEX ix_target_prospect_file_id ON target_prospect (file_id);
CREATE INDEX ix_target_prospect_line_id ON target_prospect (line_id);
CREATE INDEX ix_target_prospect_month_on ON target_prospect (month_on);
CREATE INDEX ix_client_file_created_on ON client_file (created_on);
CREATE INDEX ix_file_summary_standing ON file_summary (standing);
CREATE INDEX ix_gift_file_id ON gift (file_id);
CREATE INDEX ix_greeting_file_id ON greeting (file_id);
CREATE TRIGGER journal_client_file_i AFTER INSERT ON client_file BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'client_file', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_client_file_u AFTER UPDATE ON client_file WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" OR OLD."gender" IS NOT NEW."gender" OR OLD."approx_age" IS NOT NEW."approx_age" OR OLD."approx_age_on" IS NOT NEW."approx_age_on" OR OLD."ethnicity" IS NOT NEW."ethnicity" OR OLD."education" IS NOT NEW."education" OR OLD."personality" IS NOT NEW."personality" OR OLD."occupation" IS NOT NEW."occupation" OR OLD."job_title" IS NOT NEW."job_title" OR OLD."employer" IS NOT NEW."employer" OR OLD."industry" IS NOT NEW."industry" OR OLD."wechat" IS NOT NEW."wechat" OR OLD."email" IS NOT NEW."email" OR OLD."address" IS NOT NEW."address" OR OLD."region" IS NOT NEW."region" OR OLD."family" IS NOT NEW."family" OR OLD."income_fen" IS NOT NEW."income_fen" OR OLD."hobbies" IS NOT NEW."hobbies" OR OLD."return_expectation" IS NOT NEW."return_expectation" OR OLD."risk_appetite" IS NOT NEW."risk_appetite" OR OLD."investment_preference" IS NOT NEW."investment_preference" OR OLD."investment_experience" IS NOT NEW."investment_experience" OR OLD."perception" IS NOT NEW."perception" OR OLD."trade_kind" IS NOT NEW."trade_kind" OR OLD."main_product" IS NOT NEW."main_product" OR OLD."ownership" IS NOT NEW."ownership" OR OLD."scale" IS NOT NEW."scale" OR OLD."output" IS NOT NEW."output" OR OLD."raw_materials" IS NOT NEW."raw_materials" OR OLD."purchase_channels" IS NOT NEW."purchase_channels" OR OLD."sales_channels" IS NOT NEW."sales_channels" OR OLD."organisation" IS NOT NEW."organisation" OR OLD."investment_direction" IS NOT NEW."investment_direction" OR OLD."expected_return" IS NOT NEW."expected_return" OR OLD."current_profit" IS NOT NEW."current_profit" OR OLD."hedging_direction" IS NOT NEW."hedging_direction" OR OLD."assets_fen" IS NOT NEW."assets_fen" OR OLD."equity_fen" IS NOT NEW."equity_fen" OR OLD."other_accounts" IS NOT NEW."other_accounts" OR OLD."holdings" IS NOT NEW."holdings" OR OLD."source_method" IS NOT NEW."source_method" OR OLD."acquaintance" IS NOT NEW."acquaintance" OR OLD."channel" IS NOT NEW."channel" OR OLD."referrer_id" IS NOT NEW."referrer_id" OR OLD."demand_type" IS NOT NEW."demand_type" OR OLD."attitude_type" IS NOT NEW."attitude_type" OR OLD."strategy" IS NOT NEW."strategy" OR OLD."purpose" IS NOT NEW."purpose" OR OLD."activity" IS NOT NEW."activity" OR OLD."grade" IS NOT NEW."grade" OR OLD."lead_class" IS NOT NEW."lead_class" OR OLD."target_on" IS NOT NEW."target_on" OR OLD."standing" IS NOT NEW."standing" OR OLD."rung" IS NOT NEW."rung" OR OLD."rung_since" IS NOT NEW."rung_since" OR OLD."rung_reason" IS NOT NEW."rung_reason" OR OLD."rung_until" IS NOT NEW."rung_until" OR OLD."opened_on" IS NOT NEW."opened_on" OR OLD."lost_on" IS NOT NEW."lost_on" OR OLD."lost_reason" IS NOT NEW."lost_reason" OR OLD."visits_before" IS NOT NEW."visits_before" OR OLD."silence_days" IS NOT NEW."silence_days" OR OLD."important" IS NOT NEW."important" OR OLD."note" IS NOT NEW."note" OR OLD."created_on" IS NOT NEW."created_on" OR OLD."birth_calendar" IS NOT NEW."birth_calendar" OR OLD."birth_year" IS NOT NEW."birth_year" OR OLD."birth_month" IS NOT NEW."birth_month" OR OLD."birth_day" IS NOT NEW."birth_day" OR OLD."birth_leap" IS NOT NEW."birth_leap" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'client_file', OLD.id, 'U', json_set(json_object('id', OLD."id", 'kind', OLD."kind", 'name', OLD."name", 'gender', OLD."gender", 'approx_age', OLD."approx_age", 'approx_age_on', OLD."approx_age_on", 'ethnicity', OLD."ethnicity", 'education', OLD."education", 'personality', OLD."personality", 'occupation', OLD."occupation", 'job_title', OLD."job_title", 'employer', OLD."employer", 'industry', OLD."industry", 'wechat', OLD."wechat", 'email', OLD."email", 'address', OLD."address", 'region', OLD."region", 'family', OLD."family", 'income_fen', OLD."income_fen", 'hobbies', OLD."hobbies", 'return_expectation', OLD."return_expectation", 'risk_appetite', OLD."risk_appetite", 'investment_preference', OLD."investment_preference", 'investment_experience', OLD."investment_experience", 'perception', OLD."perception", 'trade_kind', OLD."trade_kind", 'main_product', OLD."main_product", 'ownership', OLD."ownership", 'scale', OLD."scale", 'output', OLD."output", 'raw_materials', OLD."raw_materials", 'purchase_channels', OLD."purchase_channels", 'sales_channels', OLD."sales_channels", 'organisation', OLD."organisation", 'investment_direction', OLD."investment_direction", 'expected_return', OLD."expected_return", 'current_profit', OLD."current_profit", 'hedging_direction', OLD."hedging_direction", 'assets_fen', OLD."assets_fen", 'equity_fen', OLD."equity_fen", 'other_accounts', OLD."other_accounts", 'holdings', OLD."holdings", 'source_method', OLD."source_method", 'acquaintance', OLD."acquaintance", 'channel', OLD."channel", 'referrer_id', OLD."referrer_id", 'demand_type', OLD."demand_type", 'attitude_type', OLD."attitude_type", 'strategy', OLD."strategy", 'purpose', OLD."purpose", 'activity', OLD."activity", 'grade', OLD."grade", 'lead_class', OLD."lead_class", 'target_on', OLD."target_on", 'standing', OLD."standing", 'rung', OLD."rung", 'rung_since', OLD."rung_since", 'rung_reason', OLD."rung_reason", 'rung_until', OLD."rung_until", 'opened_on', OLD."opened_on"), '$.lost_on', OLD."lost_on", '$.lost_reason', OLD."lost_reason", '$.visits_before', OLD."visits_before", '$.silence_days', OLD."silence_days", '$.important', OLD."important", '$.note', OLD."note", '$.created_on', OLD."created_on", '$.birth_calendar', OLD."birth_calendar", '$.birth_year', OLD."birth_year", '$.birth_month', OLD."birth_month", '$.birth_day', OLD."birth_day", '$.birth_leap', OLD."birth_leap")); END;
CREATE TRIGGER journal_client_file_d AFTER DELETE ON client_file BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'client_file', OLD.id, 'D', json_set(json_object('id', OLD."id", 'kind', OLD."kind", 'name', OLD."name", 'gender', OLD."gender", 'approx_age', OLD."approx_age", 'approx_age_on', OLD."approx_age_on", 'ethnicity', OLD."ethnicity", 'education', OLD."education", 'personality', OLD."personality", 'occupation', OLD."occupation", 'job_title', OLD."job_title", 'employer', OLD."employer", 'industry', OLD."industry", 'wechat', OLD."wechat", 'email', OLD."email", 'address', OLD."address", 'region', OLD."region", 'family', OLD."family", 'income_fen', OLD."income_fen", 'hobbies', OLD."hobbies", 'return_expectation', OLD."return_expectation", 'risk_appetite', OLD."risk_appetite", 'investment_preference', OLD."investment_preference", 'investment_experience', OLD."investment_experience", 'perception', OLD."perception", 'trade_kind', OLD."trade_kind", 'main_product', OLD."main_product", 'ownership', OLD."ownership", 'scale', OLD."scale", 'output', OLD."output", 'raw_materials', OLD."raw_materials", 'purchase_channels', OLD."purchase_channels", 'sales_channels', OLD."sales_channels", 'organisation', OLD."organisation", 'investment_direction', OLD."investment_direction", 'expected_return', OLD."expected_return", 'current_profit', OLD."current_profit", 'hedging_direction', OLD."hedging_direction", 'assets_fen', OLD."assets_fen", 'equity_fen', OLD."equity_fen", 'other_accounts', OLD."other_accounts", 'holdings', OLD."holdings", 'source_method', OLD."source_method", 'acquaintance', OLD."acquaintance", 'channel', OLD."channel", 'referrer_id', OLD."referrer_id", 'demand_type', OLD."demand_type", 'attitude_type', OLD."attitude_type", 'strategy', OLD."strategy", 'purpose', OLD."purpose", 'activity', OLD."activity", 'grade', OLD."grade", 'lead_class', OLD."lead_class", 'target_on', OLD."target_on", 'standing', OLD."standing", 'rung', OLD."rung", 'rung_since', OLD."rung_since", 'rung_reason', OLD."rung_reason", 'rung_until', OLD."rung_until", 'opened_on', OLD."opened_on"), '$.lost_on', OLD."lost_on", '$.lost_reason', OLD."lost_reason", '$.visits_before', OLD."visits_before", '$.silence_days', OLD."silence_days", '$.important', OLD."important", '$.note', OLD."note", '$.created_on', OLD."created_on", '$.birth_calendar', OLD."birth_calendar", '$.birth_year', OLD."birth_year", '$.birth_month', OLD."birth_month", '$.birth_day', OLD."birth_day", '$.birth_leap', OLD."birth_leap")); END;
CREATE TRIGGER journal_day_template_i AFTER INSERT ON day_template BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'day_template', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_day_template_u AFTER UPDATE ON day_template WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."position" IS NOT NEW."position" OR OLD."weekdays" IS NOT NEW."weekdays" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'day_template', OLD.id, 'U', json_object('id', OLD."id", 'name', OLD."name", 'position', OLD."position", 'weekdays', OLD."weekdays")); END;
CREATE TRIGGER journal_day_template_d AFTER DELETE ON day_template BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'day_template', OLD.id, 'D', json_object('id', OLD."id", 'name', OLD."name", 'position', OLD."position", 'weekdays', OLD."weekdays")); END;
CREATE TRIGGER journal_development_plan_i AFTER INSERT ON development_plan BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_plan', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_development_plan_u AFTER UPDATE ON development_plan WHEN OLD."id" IS NOT NEW."id" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."remarks" IS NOT NEW."remarks" OR OLD."branch" IS NOT NEW."branch" OR OLD."team" IS NOT NEW."team" OR OLD."basis" IS NOT NEW."basis" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_plan', OLD.id, 'U', json_object('id', OLD."id", 'starts_on', OLD."starts_on", 'remarks', OLD."remarks", 'branch', OLD."branch", 'team', OLD."team", 'basis', OLD."basis")); END;
CREATE TRIGGER journal_development_plan_d AFTER DELETE ON development_plan BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_plan', OLD.id, 'D', json_object('id', OLD."id", 'starts_on', OLD."starts_on", 'remarks', OLD."remarks", 'branch', OLD."branch", 'team', OLD."team", 'basis', OLD."basis")); END;
CREATE TRIGGER journal_goal_i AFTER INSERT ON goal BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_goal_u AFTER UPDATE ON goal WHEN OLD."id" IS NOT NEW."id" OR OLD."title" IS NOT NEW."title" OR OLD."metric" IS NOT NEW."metric" OR OLD."base" IS NOT NEW."base" OR OLD."stretch" IS NOT NEW."stretch" OR OLD."challenge" IS NOT NEW."challenge" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_on" IS NOT NEW."ends_on" OR OLD."attainable" IS NOT NEW."attainable" OR OLD."relevant" IS NOT NEW."relevant" OR OLD."created_on" IS NOT NEW."created_on" OR OLD."closed_on" IS NOT NEW."closed_on" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal', OLD.id, 'U', json_object('id', OLD."id", 'title', OLD."title", 'metric', OLD."metric", 'base', OLD."base", 'stretch', OLD."stretch", 'challenge', OLD."challenge", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'attainable', OLD."attainable", 'relevant', OLD."relevant", 'created_on', OLD."created_on", 'closed_on', OLD."closed_on")); END;
CREATE TRIGGER journal_goal_d AFTER DELETE ON goal BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal', OLD.id, 'D', json_object('id', OLD."id", 'title', OLD."title", 'metric', OLD."metric", 'base', OLD."base", 'stretch', OLD."stretch", 'challenge', OLD."challenge", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'attainable', OLD."attainable", 'relevant', OLD."relevant", 'created_on', OLD."created_on", 'closed_on', OLD."closed_on")); END;
CREATE TRIGGER journal_goal_chain_i AFTER INSERT ON goal_chain BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal_chain', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_goal_chain_u AFTER UPDATE ON goal_chain WHEN OLD."id" IS NOT NEW."id" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_on" IS NOT NEW."ends_on" OR OLD."spending_fen" IS NOT NEW."spending_fen" OR OLD."factor" IS NOT NEW."factor" OR OLD."other_income_fen" IS NOT NEW."other_income_fen" OR OLD."commission_share" IS NOT NEW."commission_share" OR OLD."fee_rate" IS NOT NEW."fee_rate" OR OLD."monthly_multiple" IS NOT NEW."monthly_multiple" OR OLD."funds_fen" IS NOT NEW."funds_fen" OR OLD."success_rate" IS NOT NEW."success_rate" OR OLD."pin_level" IS NOT NEW."pin_level" OR OLD."pin_value" IS NOT NEW."pin_value" OR OLD."basis" IS NOT NEW."basis" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal_chain', OLD.id, 'U', json_object('id', OLD."id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'spending_fen', OLD."spending_fen", 'factor', OLD."factor", 'other_income_fen', OLD."other_income_fen", 'commission_share', OLD."commission_share", 'fee_rate', OLD."fee_rate", 'monthly_multiple', OLD."monthly_multiple", 'funds_fen', OLD."funds_fen", 'success_rate', OLD."success_rate", 'pin_level', OLD."pin_level", 'pin_value', OLD."pin_value", 'basis', OLD."basis")); END;
CREATE TRIGGER journal_goal_chain_d AFTER DELETE ON goal_chain BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'goal_chain', OLD.id, 'D', json_object('id', OLD."id", 'starts_on', OLD."starts_on", 'ends_on', OLD."ends_on", 'spending_fen', OLD."spending_fen", 'factor', OLD."factor", 'other_income_fen', OLD."other_income_fen", 'commission_share', OLD."commission_share", 'fee_rate', OLD."fee_rate", 'monthly_multiple', OLD."monthly_multiple", 'funds_fen', OLD."funds_fen", 'success_rate', OLD."success_rate", 'pin_level', OLD."pin_level", 'pin_value', OLD."pin_value", 'basis', OLD."basis")); END;
CREATE TRIGGER journal_log_line_i AFTER INSERT ON log_line BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'log_line', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_log_line_u AFTER UPDATE ON log_line WHEN OLD."id" IS NOT NEW."id" OR OLD."on_date" IS NOT NEW."on_date" OR OLD."start_time" IS NOT NEW."start_time" OR OLD."end_time" IS NOT NEW."end_time" OR OLD."position" IS NOT NEW."position" OR OLD."plan" IS NOT NEW."plan" OR OLD."record" IS NOT NEW."record" OR OLD."review" IS NOT NEW."review" OR OLD."notes" IS NOT NEW."notes" OR OLD."state" IS NOT NEW."state" OR OLD."unplanned" IS NOT NEW."unplanned" OR OLD."moved_to_id" IS NOT NEW."moved_to_id" OR OLD."way" IS NOT NEW."way" OR OLD."place" IS NOT NEW."place" OR OLD."purpose" IS NOT NEW."purpose" OR OLD."materials" IS NOT NEW."materials" OR OLD."companions" IS NOT NEW."companions" OR OLD."companion_mode" IS NOT NEW."companion_mode" OR OLD."route" IS NOT NEW."route" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'log_line', OLD.id, 'U', json_object('id', OLD."id", 'on_date', OLD."on_date", 'start_time', OLD."start_time", 'end_time', OLD."end_time", 'position', OLD."position", 'plan', OLD."plan", 'record', OLD."record", 'review', OLD."review", 'notes', OLD."notes", 'state', OLD."state", 'unplanned', OLD."unplanned", 'moved_to_id', OLD."moved_to_id", 'way', OLD."way", 'place', OLD."place", 'purpose', OLD."purpose", 'materials', OLD."materials", 'companions', OLD."companions", 'companion_mode', OLD."companion_mode", 'route', OLD."route")); END;
CREATE TRIGGER journal_log_line_d AFTER DELETE ON log_line BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'log_line', OLD.id, 'D', json_object('id', OLD."id", 'on_date', OLD."on_date", 'start_time', OLD."start_time", 'end_time', OLD."end_time", 'position', OLD."position", 'plan', OLD."plan", 'record', OLD."record", 'review', OLD."review", 'notes', OLD."notes", 'state', OLD."state", 'unplanned', OLD."unplanned", 'moved_to_id', OLD."moved_to_id", 'way', OLD."way", 'place', OLD."place", 'purpose', OLD."purpose", 'materials', OLD."materials", 'companions', OLD."companions", 'companion_mode', OLD."companion_mode", 'route', OLD."route")); END;
CREATE TRIGGER journal_occasion_mark_i AFTER INSERT ON occasion_mark BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'occasion_mark', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_occasion_mark_u AFTER UPDATE ON occasion_mark WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."source_id" IS NOT NEW."source_id" OR OLD."on_date" IS NOT NEW."on_date" OR OLD."done_on" IS NOT NEW."done_on" OR OLD."snoozed_until" IS NOT NEW."snoozed_until" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'occasion_mark', OLD.id, 'U', json_object('id', OLD."id", 'kind', OLD."kind", 'source_id', OLD."source_id", 'on_date', OLD."on_date", 'done_on', OLD."done_on", 'snoozed_until', OLD."snoozed_until")); END;
CREATE TRIGGER journal_occasion_mark_d AFTER DELETE ON occasion_mark BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'occasion_mark', OLD.id, 'D', json_object('id', OLD."id", 'kind', OLD."kind", 'source_id', OLD."source_id", 'on_date', OLD."on_date", 'done_on', OLD."done_on", 'snoozed_until', OLD."snoozed_until")); END;
CREATE TRIGGER journal_period_target_i AFTER INSERT ON period_target BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'period_target', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_period_target_u AFTER UPDATE ON period_target WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."metric" IS NOT NEW."metric" OR OLD."target" IS NOT NEW."target" OR OLD."adjusted" IS NOT NEW."adjusted" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'period_target', OLD.id, 'U', json_object('id', OLD."id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'metric', OLD."metric", 'target', OLD."target", 'adjusted', OLD."adjusted")); END;
CREATE TRIGGER journal_period_target_d AFTER DELETE ON period_target BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'period_target', OLD.id, 'D', json_object('id', OLD."id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'metric', OLD."metric", 'target', OLD."target", 'adjusted', OLD."adjusted")); END;
CREATE TRIGGER journal_plan_check_i AFTER INSERT ON plan_check BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'plan_check', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_plan_check_u AFTER UPDATE ON plan_check WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."summary" IS NOT NEW."summary" OR OLD."closed_on" IS NOT NEW."closed_on" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'plan_check', OLD.id, 'U', json_object('id', OLD."id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'summary', OLD."summary", 'closed_on', OLD."closed_on")); END;
CREATE TRIGGER journal_plan_check_d AFTER DELETE ON plan_check BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'plan_check', OLD.id, 'D', json_object('id', OLD."id", 'kind', OLD."kind", 'starts_on', OLD."starts_on", 'summary', OLD."summary", 'closed_on', OLD."closed_on")); END;
CREATE TRIGGER journal_product_i AFTER INSERT ON product BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'product', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_product_u AFTER UPDATE ON product WHEN OLD."id" IS NOT NEW."id" OR OLD."sector" IS NOT NEW."sector" OR OLD."name" IS NOT NEW."name" OR OLD."code" IS NOT NEW."code" OR OLD."used_by" IS NOT NEW."used_by" OR OLD."archived" IS NOT NEW."archived" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'product', OLD.id, 'U', json_object('id', OLD."id", 'sector', OLD."sector", 'name', OLD."name", 'code', OLD."code", 'used_by', OLD."used_by", 'archived', OLD."archived", 'position', OLD."position")); END;
CREATE TRIGGER journal_product_d AFTER DELETE ON product BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'product', OLD.id, 'D', json_object('id', OLD."id", 'sector', OLD."sector", 'name', OLD."name", 'code', OLD."code", 'used_by', OLD."used_by", 'archived', OLD."archived", 'position', OLD."position")); END;
CREATE TRIGGER journal_setting_i AFTER INSERT ON setting BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'setting', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_setting_u AFTER UPDATE ON setting WHEN OLD."id" IS NOT NEW."id" OR OLD."key" IS NOT NEW."key" OR OLD."value" IS NOT NEW."value" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'setting', OLD.id, 'U', json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value")); END;
CREATE TRIGGER journal_setting_d AFTER DELETE ON setting BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'setting', OLD.id, 'D', json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value")); END;
CREATE TRIGGER journal_tag_i AFTER INSERT ON tag BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'tag', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_tag_u AFTER UPDATE ON tag WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'tag', OLD.id, 'U', json_object('id', OLD."id", 'name', OLD."name")); END;
CREATE TRIGGER journal_tag_d AFTER DELETE ON tag BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'tag', OLD.id, 'D', json_object('id', OLD."id", 'name', OLD."name")); END;
CREATE TRIGGER journal_appointment_i AFTER INSERT ON appointment BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'appointment', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_appointment_u AFTER UPDATE ON appointment WHEN OLD."id" IS NOT NEW."id" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."visit_line_id" IS NOT NEW."visit_line_id" OR OLD."state" IS NOT NEW."state" OR OLD."reason" IS NOT NEW."reason" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'appointment', OLD.id, 'U', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'visit_line_id', OLD."visit_line_id", 'state', OLD."state", 'reason', OLD."reason")); END;
CREATE TRIGGER journal_appointment_d AFTER DELETE ON appointment BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'appointment', OLD.id, 'D', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'visit_line_id', OLD."visit_line_id", 'state', OLD."state", 'reason', OLD."reason")); END;
CREATE TRIGGER journal_bag_item_i AFTER INSERT ON bag_item BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'bag_item', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_bag_item_u AFTER UPDATE ON bag_item WHEN OLD."id" IS NOT NEW."id" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."text" IS NOT NEW."text" OR OLD."packed" IS NOT NEW."packed" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'bag_item', OLD.id, 'U', json_object('id', OLD."id", 'line_id', OLD."line_id", 'text', OLD."text", 'packed', OLD."packed", 'position', OLD."position")); END;
CREATE TRIGGER journal_bag_item_d AFTER DELETE ON bag_item BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'bag_item', OLD.id, 'D', json_object('id', OLD."id", 'line_id', OLD."line_id", 'text', OLD."text", 'packed', OLD."packed", 'position', OLD."position")); END;
CREATE TRIGGER journal_check_note_i AFTER INSERT ON check_note BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'check_note', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_check_note_u AFTER UPDATE ON check_note WHEN OLD."id" IS NOT NEW."id" OR OLD."check_id" IS NOT NEW."check_id" OR OLD."metric" IS NOT NEW."metric" OR OLD."cause" IS NOT NEW."cause" OR OLD."countermeasure" IS NOT NEW."countermeasure" OR OLD."line_id" IS NOT NEW."line_id" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'check_note', OLD.id, 'U', json_object('id', OLD."id", 'check_id', OLD."check_id", 'metric', OLD."metric", 'cause', OLD."cause", 'countermeasure', OLD."countermeasure", 'line_id', OLD."line_id")); END;
CREATE TRIGGER journal_check_note_d AFTER DELETE ON check_note BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'check_note', OLD.id, 'D', json_object('id', OLD."id", 'check_id', OLD."check_id", 'metric', OLD."metric", 'cause', OLD."cause", 'countermeasure', OLD."countermeasure", 'line_id', OLD."line_id")); END;
CREATE TRIGGER journal_contact_pause_i AFTER INSERT ON contact_pause BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact_pause', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_contact_pause_u AFTER UPDATE ON contact_pause WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."until_on" IS NOT NEW."until_on" OR OLD."reason" IS NOT NEW."reason" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact_pause', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'until_on', OLD."until_on", 'reason', OLD."reason")); END;
CREATE TRIGGER journal_contact_pause_d AFTER DELETE ON contact_pause BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact_pause', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'until_on', OLD."until_on", 'reason', OLD."reason")); END;
CREATE TRIGGER journal_development_step_i AFTER INSERT ON development_step BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_step', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_development_step_u AFTER UPDATE ON development_step WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."step" IS NOT NEW."step" OR OLD."on_date" IS NOT NEW."on_date" OR OLD."done" IS NOT NEW."done" OR OLD."next" IS NOT NEW."next" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_step', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'step', OLD."step", 'on_date', OLD."on_date", 'done', OLD."done", 'next', OLD."next", 'position', OLD."position")); END;
CREATE TRIGGER journal_development_step_d AFTER DELETE ON development_step BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'development_step', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'step', OLD."step", 'on_date', OLD."on_date", 'done', OLD."done", 'next', OLD."next", 'position', OLD."position")); END;
CREATE TRIGGER journal_file_product_i AFTER INSERT ON file_product BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_product', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_file_product_u AFTER UPDATE ON file_product WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."product_id" IS NOT NEW."product_id" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_product', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'product_id', OLD."product_id")); END;
CREATE TRIGGER journal_file_product_d AFTER DELETE ON file_product BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_product', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'product_id', OLD."product_id")); END;
CREATE TRIGGER journal_file_score_i AFTER INSERT ON file_score BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_score', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_file_score_u AFTER UPDATE ON file_score WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."criterion" IS NOT NEW."criterion" OR OLD."points" IS NOT NEW."points" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_score', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'criterion', OLD."criterion", 'points', OLD."points")); END;
CREATE TRIGGER journal_file_score_d AFTER DELETE ON file_score BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_score', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'criterion', OLD."criterion", 'points', OLD."points")); END;
CREATE TRIGGER journal_file_tag_i AFTER INSERT ON file_tag BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_tag', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_file_tag_u AFTER UPDATE ON file_tag WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."tag_id" IS NOT NEW."tag_id" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_tag', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'tag_id', OLD."tag_id")); END;
CREATE TRIGGER journal_file_tag_d AFTER DELETE ON file_tag BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'file_tag', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'tag_id', OLD."tag_id")); END;
CREATE TRIGGER journal_greeting_i AFTER INSERT ON greeting BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'greeting', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_greeting_u AFTER UPDATE ON greeting WHEN OLD."id" IS NOT NEW."id" OR OLD."festival" IS NOT NEW."festival" OR OLD."on_date" IS NOT NEW."on_date" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."state" IS NOT NEW."state" OR OLD."greeted_on" IS NOT NEW."greeted_on" OR OLD."line_id" IS NOT NEW."line_id" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'greeting', OLD.id, 'U', json_object('id', OLD."id", 'festival', OLD."festival", 'on_date', OLD."on_date", 'file_id', OLD."file_id", 'state', OLD."state", 'greeted_on', OLD."greeted_on", 'line_id', OLD."line_id")); END;
CREATE TRIGGER journal_greeting_d AFTER DELETE ON greeting BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'greeting', OLD.id, 'D', json_object('id', OLD."id", 'festival', OLD."festival", 'on_date', OLD."on_date", 'file_id', OLD."file_id", 'state', OLD."state", 'greeted_on', OLD."greeted_on", 'line_id', OLD."line_id")); END;
CREATE TRIGGER journal_line_file_i AFTER INSERT ON line_file BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'line_file', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_line_file_u AFTER UPDATE ON line_file WHEN OLD."id" IS NOT NEW."id" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'line_file', OLD.id, 'U', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'position', OLD."position")); END;
CREATE TRIGGER journal_line_file_d AFTER DELETE ON line_file BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'line_file', OLD.id, 'D', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'position', OLD."position")); END;
CREATE TRIGGER journal_person_i AFTER INSERT ON person BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'person', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_person_u AFTER UPDATE ON person WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."role" IS NOT NEW."role" OR OLD."name" IS NOT NEW."name" OR OLD."gender" IS NOT NEW."gender" OR OLD."decision_role" IS NOT NEW."decision_role" OR OLD."job_title" IS NOT NEW."job_title" OR OLD."note" IS NOT NEW."note" OR OLD."birth_calendar" IS NOT NEW."birth_calendar" OR OLD."birth_year" IS NOT NEW."birth_year" OR OLD."birth_month" IS NOT NEW."birth_month" OR OLD."birth_day" IS NOT NEW."birth_day" OR OLD."birth_leap" IS NOT NEW."birth_leap" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'person', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'role', OLD."role", 'name', OLD."name", 'gender', OLD."gender", 'decision_role', OLD."decision_role", 'job_title', OLD."job_title", 'note', OLD."note", 'birth_calendar', OLD."birth_calendar", 'birth_year', OLD."birth_year", 'birth_month', OLD."birth_month", 'birth_day', OLD."birth_day", 'birth_leap', OLD."birth_leap")); END;
CREATE TRIGGER journal_person_d AFTER DELETE ON person BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'person', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'role', OLD."role", 'name', OLD."name", 'gender', OLD."gender", 'decision_role', OLD."decision_role", 'job_title', OLD."job_title", 'note', OLD."note", 'birth_calendar', OLD."birth_calendar", 'birth_year', OLD."birth_year", 'birth_month', OLD."birth_month", 'birth_day', OLD."birth_day", 'birth_leap', OLD."birth_leap")); END;
CREATE TRIGGER journal_rung_change_i AFTER INSERT ON rung_change BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'rung_change', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_rung_change_u AFTER UPDATE ON rung_change WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."changed_on" IS NOT NEW."changed_on" OR OLD."from_rung" IS NOT NEW."from_rung" OR OLD."to_rung" IS NOT NEW."to_rung" OR OLD."reason" IS NOT NEW."reason" OR OLD."until_on" IS NOT NEW."until_on" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'rung_change', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'changed_on', OLD."changed_on", 'from_rung', OLD."from_rung", 'to_rung', OLD."to_rung", 'reason', OLD."reason", 'until_on', OLD."until_on")); END;
CREATE TRIGGER journal_rung_change_d AFTER DELETE ON rung_change BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'rung_change', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'changed_on', OLD."changed_on", 'from_rung', OLD."from_rung", 'to_rung', OLD."to_rung", 'reason', OLD."reason", 'until_on', OLD."until_on")); END;
CREATE TRIGGER journal_strategy_plan_i AFTER INSERT ON strategy_plan BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'strategy_plan', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_strategy_plan_u AFTER UPDATE ON strategy_plan WHEN OLD."id" IS NOT NEW."id" OR OLD."plan_id" IS NOT NEW."plan_id" OR OLD."strategy" IS NOT NEW."strategy" OR OLD."pin_level" IS NOT NEW."pin_level" OR OLD."pin_value" IS NOT NEW."pin_value" OR OLD."second_rate" IS NOT NEW."second_rate" OR OLD."third_rate" IS NOT NEW."third_rate" OR OLD."open_rate" IS NOT NEW."open_rate" OR OLD."equity_fen" IS NOT NEW."equity_fen" OR OLD."turnover_multiple" IS NOT NEW."turnover_multiple" OR OLD."fee_rate" IS NOT NEW."fee_rate" OR OLD."retained_share" IS NOT NEW."retained_share" OR OLD."commission_share" IS NOT NEW."commission_share" OR OLD."trading_frequency" IS NOT NEW."trading_frequency" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'strategy_plan', OLD.id, 'U', json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'strategy', OLD."strategy", 'pin_level', OLD."pin_level", 'pin_value', OLD."pin_value", 'second_rate', OLD."second_rate", 'third_rate', OLD."third_rate", 'open_rate', OLD."open_rate", 'equity_fen', OLD."equity_fen", 'turnover_multiple', OLD."turnover_multiple", 'fee_rate', OLD."fee_rate", 'retained_share', OLD."retained_share", 'commission_share', OLD."commission_share", 'trading_frequency', OLD."trading_frequency")); END;
CREATE TRIGGER journal_strategy_plan_d AFTER DELETE ON strategy_plan BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'strategy_plan', OLD.id, 'D', json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'strategy', OLD."strategy", 'pin_level', OLD."pin_level", 'pin_value', OLD."pin_value", 'second_rate', OLD."second_rate", 'third_rate', OLD."third_rate", 'open_rate', OLD."open_rate", 'equity_fen', OLD."equity_fen", 'turnover_multiple', OLD."turnover_multiple", 'fee_rate', OLD."fee_rate", 'retained_share', OLD."retained_share", 'commission_share', OLD."commission_share", 'trading_frequency', OLD."trading_frequency")); END;
CREATE TRIGGER journal_target_prospect_i AFTER INSERT ON target_prospect BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'target_prospect', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_target_prospect_u AFTER UPDATE ON target_prospect WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."month_on" IS NOT NEW."month_on" OR OLD."week_on" IS NOT NEW."week_on" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."position" IS NOT NEW."position" OR OLD."carried_from_id" IS NOT NEW."carried_from_id" OR OLD."carried_on" IS NOT NEW."carried_on" OR OLD."done_on" IS NOT NEW."done_on" OR OLD."note" IS NOT NEW."note" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'target_prospect', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'month_on', OLD."month_on", 'week_on', OLD."week_on", 'line_id', OLD."line_id", 'position', OLD."position", 'carried_from_id', OLD."carried_from_id", 'carried_on', OLD."carried_on", 'done_on', OLD."done_on", 'note', OLD."note")); END;
CREATE TRIGGER journal_target_prospect_d AFTER DELETE ON target_prospect BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'target_prospect', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'month_on', OLD."month_on", 'week_on', OLD."week_on", 'line_id', OLD."line_id", 'position', OLD."position", 'carried_from_id', OLD."carried_from_id", 'carried_on', OLD."carried_on", 'done_on', OLD."done_on", 'note', OLD."note")); END;
CREATE TRIGGER journal_template_line_i AFTER INSERT ON template_line BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'template_line', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_template_line_u AFTER UPDATE ON template_line WHEN OLD."id" IS NOT NEW."id" OR OLD."template_id" IS NOT NEW."template_id" OR OLD."start_time" IS NOT NEW."start_time" OR OLD."end_time" IS NOT NEW."end_time" OR OLD."text" IS NOT NEW."text" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'template_line', OLD.id, 'U', json_object('id', OLD."id", 'template_id', OLD."template_id", 'start_time', OLD."start_time", 'end_time', OLD."end_time", 'text', OLD."text", 'position', OLD."position")); END;
CREATE TRIGGER journal_template_line_d AFTER DELETE ON template_line BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'template_line', OLD.id, 'D', json_object('id', OLD."id", 'template_id', OLD."template_id", 'start_time', OLD."start_time", 'end_time', OLD."end_time", 'text', OLD."text", 'position', OLD."position")); END;
CREATE TRIGGER journal_contact_i AFTER INSERT ON contact BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_contact_u AFTER UPDATE ON contact WHEN OLD."id" IS NOT NEW."id" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."met" IS NOT NEW."met" OR OLD."not_met" IS NOT NEW."not_met" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."signals" IS NOT NEW."signals" OR OLD."impressions" IS NOT NEW."impressions" OR OLD."services" IS NOT NEW."services" OR OLD."opinion" IS NOT NEW."opinion" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact', OLD.id, 'U', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'met', OLD."met", 'not_met', OLD."not_met", 'outcome', OLD."outcome", 'signals', OLD."signals", 'impressions', OLD."impressions", 'services', OLD."services", 'opinion', OLD."opinion")); END;
CREATE TRIGGER journal_contact_d AFTER DELETE ON contact BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'contact', OLD.id, 'D', json_object('id', OLD."id", 'line_id', OLD."line_id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'met', OLD."met", 'not_met', OLD."not_met", 'outcome', OLD."outcome", 'signals', OLD."signals", 'impressions', OLD."impressions", 'services', OLD."services", 'opinion', OLD."opinion")); END;
CREATE TRIGGER journal_gift_i AFTER INSERT ON gift BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'gift', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_gift_u AFTER UPDATE ON gift WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."given_on" IS NOT NEW."given_on" OR OLD."what" IS NOT NEW."what" OR OLD."occasion" IS NOT NEW."occasion" OR OLD."cost_fen" IS NOT NEW."cost_fen" OR OLD."note" IS NOT NEW."note" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'gift', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'given_on', OLD."given_on", 'what', OLD."what", 'occasion', OLD."occasion", 'cost_fen', OLD."cost_fen", 'note', OLD."note")); END;
CREATE TRIGGER journal_gift_d AFTER DELETE ON gift BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'gift', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'given_on', OLD."given_on", 'what', OLD."what", 'occasion', OLD."occasion", 'cost_fen', OLD."cost_fen", 'note', OLD."note")); END;
CREATE TRIGGER journal_important_date_i AFTER INSERT ON important_date BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'important_date', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_important_date_u AFTER UPDATE ON important_date WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."title" IS NOT NEW."title" OR OLD."calendar" IS NOT NEW."calendar" OR OLD."year" IS NOT NEW."year" OR OLD."month" IS NOT NEW."month" OR OLD."day" IS NOT NEW."day" OR OLD."leap" IS NOT NEW."leap" OR OLD."yearly" IS NOT NEW."yearly" OR OLD."lead_days" IS NOT NEW."lead_days" OR OLD."note" IS NOT NEW."note" OR OLD."nearer_days" IS NOT NEW."nearer_days" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'important_date', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'title', OLD."title", 'calendar', OLD."calendar", 'year', OLD."year", 'month', OLD."month", 'day', OLD."day", 'leap', OLD."leap", 'yearly', OLD."yearly", 'lead_days', OLD."lead_days", 'note', OLD."note", 'nearer_days', OLD."nearer_days")); END;
CREATE TRIGGER journal_important_date_d AFTER DELETE ON important_date BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'important_date', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'title', OLD."title", 'calendar', OLD."calendar", 'year', OLD."year", 'month', OLD."month", 'day', OLD."day", 'leap', OLD."leap", 'yearly', OLD."yearly", 'lead_days', OLD."lead_days", 'note', OLD."note", 'nearer_days', OLD."nearer_days")); END;
CREATE TRIGGER journal_phone_i AFTER INSERT ON phone BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'phone', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_phone_u AFTER UPDATE ON phone WHEN OLD."id" IS NOT NEW."id" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."number" IS NOT NEW."number" OR OLD."digits" IS NOT NEW."digits" OR OLD."label" IS NOT NEW."label" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'phone', OLD.id, 'U', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'number', OLD."number", 'digits', OLD."digits", 'label', OLD."label", 'position', OLD."position")); END;
CREATE TRIGGER journal_phone_d AFTER DELETE ON phone BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'phone', OLD.id, 'D', json_object('id', OLD."id", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'number', OLD."number", 'digits', OLD."digits", 'label', OLD."label", 'position', OLD."position")); END;
CREATE TRIGGER journal_reminder_i AFTER INSERT ON reminder BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'reminder', NEW.id, 'I', NULL); END;
CREATE TRIGGER journal_reminder_u AFTER UPDATE ON reminder WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."text" IS NOT NEW."text" OR OLD."file_id" IS NOT NEW."file_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."contact_id" IS NOT NEW."contact_id" OR OLD."line_id" IS NOT NEW."line_id" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."due_time" IS NOT NEW."due_time" OR OLD."lead_days" IS NOT NEW."lead_days" OR OLD."snoozed_until" IS NOT NEW."snoozed_until" OR OLD."done_on" IS NOT NEW."done_on" OR OLD."created_on" IS NOT NEW."created_on" OR OLD."anchor_on" IS NOT NEW."anchor_on" OR OLD."repeat_unit" IS NOT NEW."repeat_unit" OR OLD."repeat_every" IS NOT NEW."repeat_every" OR OLD."repeat_until" IS NOT NEW."repeat_until" OR OLD."repeat_shift" IS NOT NEW."repeat_shift" OR OLD."nearer_days" IS NOT NEW."nearer_days" BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'reminder', OLD.id, 'U', json_object('id', OLD."id", 'kind', OLD."kind", 'text', OLD."text", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'contact_id', OLD."contact_id", 'line_id', OLD."line_id", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'lead_days', OLD."lead_days", 'snoozed_until', OLD."snoozed_until", 'done_on', OLD."done_on", 'created_on', OLD."created_on", 'anchor_on', OLD."anchor_on", 'repeat_unit', OLD."repeat_unit", 'repeat_every', OLD."repeat_every", 'repeat_until', OLD."repeat_until", 'repeat_shift', OLD."repeat_shift", 'nearer_days', OLD."nearer_days")); END;
CREATE TRIGGER journal_reminder_d AFTER DELETE ON reminder BEGIN INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES ((SELECT act_id FROM open_act), 'reminder', OLD.id, 'D', json_object('id', OLD."id", 'kind', OLD."kind", 'text', OLD."text", 'file_id', OLD."file_id", 'person_id', OLD."person_id", 'contact_id', OLD."contact_id", 'line_id', OLD."line_id", 'due_on', OLD."due_on", 'due_time', OLD."due_time", 'lead_days', OLD."lead_days", 'snoozed_until', OLD."snoozed_until", 'done_on', OLD."done_on", 'created_on', OLD."created_on", 'anchor_on', OLD."anchor_on", 'repeat_unit', OLD."repeat_unit", 'repeat_every', OLD."repeat_every", 'repeat_until', OLD."repeat_until", 'repeat_shift', OLD."repeat_shift", 'nearer_days', OLD."nearer_days")); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('act',32);
INSERT INTO "sqlite_sequence" VALUES('journal',237);
INSERT INTO "sqlite_sequence" VALUES('setting',4);
INSERT INTO "sqlite_sequence" VALUES('product',25);
INSERT INTO "sqlite_sequence" VALUES('day_template',2);
INSERT INTO "sqlite_sequence" VALUES('template_line',14);
INSERT INTO "sqlite_sequence" VALUES('client_file',3);
INSERT INTO "sqlite_sequence" VALUES('phone',1);
INSERT INTO "sqlite_sequence" VALUES('rung_change',5);
INSERT INTO "sqlite_sequence" VALUES('tag',1);
INSERT INTO "sqlite_sequence" VALUES('file_tag',1);
INSERT INTO "sqlite_sequence" VALUES('file_product',2);
INSERT INTO "sqlite_sequence" VALUES('person',1);
INSERT INTO "sqlite_sequence" VALUES('important_date',1);
INSERT INTO "sqlite_sequence" VALUES('log_line',6);
INSERT INTO "sqlite_sequence" VALUES('line_file',4);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('reminder',3);
INSERT INTO "sqlite_sequence" VALUES('appointment',1);
INSERT INTO "sqlite_sequence" VALUES('occasion_mark',1);
INSERT INTO "sqlite_sequence" VALUES('gift',1);
INSERT INTO "sqlite_sequence" VALUES('greeting',1);
INSERT INTO "sqlite_sequence" VALUES('contact_pause',1);
INSERT INTO "sqlite_sequence" VALUES('file_score',3);
INSERT INTO "sqlite_sequence" VALUES('goal_chain',1);
INSERT INTO "sqlite_sequence" VALUES('development_plan',1);
INSERT INTO "sqlite_sequence" VALUES('strategy_plan',4);
INSERT INTO "sqlite_sequence" VALUES('period_target',120);
INSERT INTO "sqlite_sequence" VALUES('target_prospect',1);
INSERT INTO "sqlite_sequence" VALUES('development_step',1);
INSERT INTO "sqlite_sequence" VALUES('goal',1);
INSERT INTO "sqlite_sequence" VALUES('plan_check',1);
INSERT INTO "sqlite_sequence" VALUES('check_note',1);
INSERT INTO "sqlite_sequence" VALUES('bag_item',1);
COMMIT;
