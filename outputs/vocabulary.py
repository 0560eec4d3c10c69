"""What the contract's codes are called: the Chinese a reader sees, and the order of the pipeline.

The codes and their names are those of the dataset contract. A code that is not here is shown as it is, never dropped.
"""

from __future__ import annotations

STAGES = {
    "lead": "线索",
    "planned": "策划",
    "intended": "意向",
    "negotiating": "在谈",
    "signed": "签约",
    "registered": "入库",
    "landed": "落地",
    "started": "开工",
    "under_construction": "在建",
    "completed": "竣工",
    "operating": "投产",
}
"""Stage codes in the order in which a project passes through them."""

METRICS = {
    "project_count": "项目数",
    "total_investment": "总投资",
    "contract_value": "签约金额",
    "funds_in_place": "到位资金",
    "fixed_asset_investment": "固定资产投资",
    "completed_investment": "完成投资",
    "foreign_capital": "利用外资",
    "output_value": "产值",
    "revenue": "销售收入",
    "tax": "税收",
    "enterprise_count": "企业数",
    "visit_count": "走访家次",
    "event_count": "活动场次",
    "lead_count": "线索数",
    "team_count": "小分队(专班)数",
    "person_count": "人数",
    "area": "面积",
    "other": "其他",
}

ROLES = {
    "actual": "实际",
    "target": "目标",
    "completion_rate": "完成率",
    "growth_yoy": "同比增长",
    "growth_mom": "环比增长",
    "share": "占比",
    "conversion_rate": "转化率",
    "difference": "差距",
    "rank": "排名",
    "increase": "增加",
    "average": "平均",
    "forecast": "预计",
}

BOUNDS = {
    "exact": "准确",
    "about": "约",
    "over": "超过",
    "at_least": "不少于",
    "under": "接近",
    "at_most": "不超过",
}

BASES = {"cumulative": "累计", "period": "当期"}

DOCUMENT_KINDS = {"news": "新闻", "proposal": "提案", "report": "报告", "forum": "论坛", "other": "其他"}

CHECK_KINDS = {
    "sum_of_parts": "分项合计",
    "completion_rate": "完成率",
    "conversion_rate": "转化率",
    "share": "占比",
    "growth": "增长",
    "difference": "差距",
}

NAMES: dict[tuple[str, str], dict[str, str]] = {
    ("documents", "kind"): DOCUMENT_KINDS,
    ("observations", "metric"): METRICS,
    ("observations", "role"): ROLES,
    ("observations", "stage"): STAGES,
    ("observations", "bound"): BOUNDS,
    ("observations", "basis"): BASES,
    ("projects", "stage"): STAGES,
    ("projects", "bound"): BOUNDS,
    ("checks", "kind"): CHECK_KINDS,
}
"""(table, column) → code → Chinese name, for exports meant for readers."""


def stage_order(stage: str | None) -> int:
    """Where a stage stands in the pipeline; an unknown or absent stage comes after the last known one."""
    return list(STAGES).index(stage) if stage in STAGES else len(STAGES)
