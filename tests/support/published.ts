const ROW = `{code,name,place,kind,unit,lat,lon,precision,stage,lateness,overdue,next,gate,reportAge,stale,waiting,
  cohorts[],achieved[],reported[],stageGround,lateGround}`;
const UNIT = '{code,level,kind,nameVi,nameEn,validFrom,validTo,areaKm2}';
const GROUNDS = '{reported,sourced,derived,illustrative}';
const TARGET = `{code,nameVi,nameEn,definitionVi,definitionEn,min,max,dueOn,publishedOn,sourceVi,sourceEn,sourceUrl,
    quoteVi,quoteEn,isList,metric,withoutArea,goal.{milestone,from,to,any[].{milestone,from,to}},asOf,measurable,cohortSize,achieved,unconfirmed,remaining.{min,max},
    verdict,members[],achievedMembers[],grounds.{cohort.${GROUNDS},achieved.${GROUNDS}}}`;
const PAST = TARGET.replace(',any[].{milestone,from,to}', '');
const AREA = `{clusters,scheduled,late,lateShare,noPlan,stale,lateGrounds.${GROUNDS}}`;
const THRESHOLDS = `{atRisk.{days,basisVi,basisEn},critical.{months,basisVi,basisEn},due.{days,basisVi,basisEn},
  report.{construction,preparation,basisVi,basisEn},discipline.{forecast,explain,basisVi,basisEn}}`;
const ENTRY = 'milestone,kind,date,provenance,note,source,recordedAt,recordedOn';
const [WORDS, SETS, NUMBERS] = ['{at[],values[]}', '{at[],sets[][]}', '{at[],scale}'];

/**
 * Every field that the public is told, by question: none besides, and none that is never told
 * (tests/integration/published.test.ts holds every answer against it).
 */
export const PUBLISHED: Record<string, string> = {
  'session.current': `actor.role,today,recordSince,names[].{list,code,nameVi,nameEn},thresholds.${THRESHOLDS},
    demonstration.{startedOn,password,accounts[].{username,role,nameVi,nameEn}}`,
  'clusters.list': `total,rows[].${ROW}`,
  'clusters.merged': '[].{code,into}',
  'clusters.detail': `[].{asOf,judgedOn,internal,placeholder,overdue,nextDue,illustrative,open[],row.${ROW},
    absorbed[].{code,until},phases[].{name,areaHa,decision,decidedOn},facts[].{field,value,statedFor,provenance,source,confidence,recordedOn},regime.{by,date,ground,regimes[].{code,local}},
    milestones[].{milestone,behind,over,baseline0,baseline,adjustments,actual,actualState,slip,slipOriginal,
      provenance.{baseline,actual},actualEntry.{${ENTRY},report,document.{number,day,issuer}},
      baseline0Entry.{${ENTRY}},baselineEntry.{${ENTRY},document.{number,day,issuer}}},
    responsible.{mover,organisation,organisationVi,organisationEn,titleVi,titleEn,illustrative},
    targets[].{code,nameVi,nameEn},can.{forecast,actual,review,takeBack,report,obstacle,answer,clearance,works,worksPlan,procedure,decide,explain,adjust,pause,register}}`,
  'programmes.list': `[].${TARGET},[].{secondReadingVi,secondReadingEn,sourceNo,plan.{nameVi,nameEn,from,to,decision}}`,
  'programmes.course': '[].{code,steps[].{day,achieved}}',
  'programmes.past': `[].${PAST}`,
  'figures.list': '[].{code,nameVi,nameEn,value,upTo,of,unit,statedFor,noteVi,noteEn,source}',
  'units.list': `[].${UNIT}`,
  'units.page': `[].{asOf,validNow,internal,unit.${UNIT},kin[].{from,to,share},standing.${AREA},none.${AREA},
    city.${AREA},rows[].${ROW}}`,
  'units.standings': `asOf,areas[].{code,standing.${AREA}},none.${AREA},city.${AREA}`,
  'units.cells': '[][]',
  'settings.names': '[].{list,code,nameVi,nameEn}',
  'live.hints': '[].{kind,cluster}',
  map: `asOf,judgedOn,rows,columns.{code.${WORDS},name.${WORDS},place.${WORDS},kind.${WORDS},unit.${WORDS},
    lat.${NUMBERS},lon.${NUMBERS},precision.${WORDS},stage.${WORDS},lateness.${WORDS},overdue.${NUMBERS},next.${WORDS},
    gate.${WORDS},reportAge.${NUMBERS},stale.at[],waiting.at[],cohorts.${SETS},achieved.${SETS},reported.${SETS},
    stageGround.${WORDS},lateGround.${WORDS}}`,
  timeline: `from,to,thresholds[].{from,says.${THRESHOLDS}},clusters[].{code,classes[].{from,says},
      register[].{from,says.{nameVi,place,kind,lat,lon,precision,confidence,placeholder,
        units[].{unitCode,validFrom,validTo}}},
      states[].{from,says.{stage,next,nextBaseline,gate,gateBaseline0,gateBaseline,established,started,completed,
        operating,expanded,expandedBefore[],unconfirmed[],lastReport,stageGround,gateGround,
        grounds.{established,construction_started,infrastructure_completed,first_tenant,expansion_decided}}}},
    targets[][].{from,says.{code,min,max,position,closed,
      goal.{milestone,from,to,any[].{milestone,from,to}},
      cohort.{milestone,from,to,all[].{milestone,from,to,not.{milestone,to}},
        any[].{milestone,from,to,all[].not.{milestone,to}}}}}`,
};
