"""Problems of numbers: what the report does not state, or states otherwise."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "number-not-in-report": Message(
        "报告里没有“{number}”",
        "the report does not state “{number}”",
        "报告里最接近的是：{nearest}。如果是推算的，在这一页的 derived 下写 `{number}: 算式`；"
        "如果来自别处，在 elsewhere 下写 `{number}: 出处`",
        "nearest in the report: {nearest}. If it is worked out, write `{number}: expression` under "
        "the slide's `derived`; if it comes from elsewhere, `{number}: source` under `elsewhere`",
        "如果是推算的，在这一页的 derived 下写 `{number}: 算式`；"
        "如果来自别处，在 elsewhere 下写 `{number}: 出处`",
        "if it is worked out, write `{number}: expression` under the slide's `derived`; if it "
        "comes from elsewhere, `{number}: source` under `elsewhere`",
    ),
    "unit-differs": Message(
        "“{number}”的单位和报告不同，报告里是“{fact}”",
        "the unit of “{number}” is not the report's, which says “{fact}”",
        "写成“{fact}”；如果是换算的，在这一页的 derived 下写 `{number}: 算式`；"
        "如果来自别处，在 elsewhere 下写 `{number}: 出处`",
        "write “{fact}”. If it is converted, write `{number}: expression` under the slide's "
        "`derived`; if it comes from elsewhere, `{number}: source` under `elsewhere`",
    ),
    "unit-not-in-report": Message(
        "“{number}”写了单位，报告里的“{fact}”没有单位",
        "“{number}” has a unit, but “{fact}” stands without one in the report",
        "照报告写“{fact}”；如果这个数来自别处，在 elsewhere 下写 `{number}: 出处`",
        "write “{fact}” as the report does; if the number comes from elsewhere, write "
        "`{number}: source` under the slide's `elsewhere`",
    ),
    "direction-differs": Message(
        "“{number}”和报告说的升降相反，报告里是“{fact}”",
        "“{number}” says the opposite of the report, where it is “{fact}”",
        "核对是升还是降；图表和增速一栏里，下降的数写成负数",
        "check whether it rose or fell; in charts and columns of growth write a fall as a "
        "negative number",
    ),
    "date-not-in-report": Message(
        "报告里没有“{number}”这个日期或时间",
        "the report does not mention the date or period “{number}”",
        "改成报告里的写法；如果有意这样写，在这一页的 elsewhere 下写 `{number}: 出处`",
        "write it as the report does; if it is meant, write `{number}: source` under the slide's "
        "`elsewhere`",
    ),
    "name-not-in-report": Message(
        "报告里没有“{number}”",
        "the report does not mention “{number}”",
        "改成报告里的写法；如果来自别处，在这一页的 elsewhere 下写 `{number}: 出处`",
        "write it as the report does; if it comes from elsewhere, write `{number}: source` under "
        "the slide's `elsewhere`",
    ),
    "qualifier-dropped": Message(
        "“{number}”比报告说得绝对，报告里是“{fact}”",
        "“{number}” is more exact than the report, which says “{fact}”",
        "把“近”“超”“左右”这样的词也写上；如果是推算或四舍五入得来的，在这一页的 derived 下写 "
        "`{number}: 算式`",
        "keep the word that qualifies the number, such as “about” or “over”; if it is worked out "
        "or rounded, write `{number}: expression` under the slide's `derived`",
    ),
    "qualifier-added": Message(
        "“{number}”带了限定词，报告里是确数“{fact}”",
        "“{number}” is qualified, but the report states exactly “{fact}”",
        "照报告写确数",
        "state it as the report does",
    ),
    "qualifier-changed": Message(
        "“{number}”的限定词和报告不同，报告里是“{fact}”",
        "“{number}” is qualified otherwise than in the report, which says “{fact}”",
        "照报告里的限定词写",
        "use the report's word",
    ),
    "unit-missing": Message(
        "“{number}”没有写单位，报告里是“{fact}”",
        "“{number}” stands without a unit; the report says “{fact}”",
        "写成“{fact}”",
        "write “{fact}”",
    ),
    "unit-added": Message(
        "“{number}”写了单位，报告里只写“{fact}”",
        "“{number}” has a unit; the report says only “{fact}”",
        "核对单位；没有把握就照报告写",
        "check the unit, or write it as the report does",
    ),
    "derived-differs": Message(
        "{expression} 得 {gives}，不是“{number}”",
        "{expression} gives {gives} and not “{number}”",
        "改数字或者改算式",
        "correct the number or the expression",
    ),
    "derived-qualifier-dropped": Message(
        "“{number}”由“{fact}”推算，报告里这个数不是确数",
        "“{number}” is worked out from “{fact}”, which is no exact number in the report",
        "推算的数也加上“约”“超”这样的词",
        "qualify the result too, with “about” or “over”",
    ),
    "declaration-unused": Message(
        "说明了“{shown}”的来历，这一页却没有这个数",
        "“{shown}” is explained, but no such number stands on the slide",
        "删去这一行，或者改得和页上的写法一样",
        "remove the line, or write the number as it stands on the slide",
    ),
    "declaration-without-number": Message(
        "“{shown}”不是一个数",
        "“{shown}” is not one number",
        "写一个数，和页上的写法一样，例如 `47.2%: 50/106`",
        "write one number as it stands on the slide, such as `47.2%: 50/106`",
    ),
    "operand-not-in-report": Message(
        "算式 {expression} 里的“{number}”报告里没有",
        "the report does not state “{number}”, which {expression} uses",
        "报告里最接近的是：{nearest}",
        "nearest in the report: {nearest}",
        "算式里只能用报告里的数",
        "use numbers that the report states",
    ),
    "expression-broken": Message(
        "看不懂算式“{expression}”：问题在“{at}”",
        "the expression “{expression}” cannot be read at “{at}”",
        "写成 `50/106`、`162个-18个`、`(50项+12项)/106项` 这样",
        "write it like `50/106`, `162-18` or `(50+12)/106`",
    ),
    "expression-too-long": Message(
        "算式“{expression}”太长，最多用 {limit} 个数",
        "the expression “{expression}” is too long; it may use {limit} numbers",
        "分成几个数来说",
        "split it into several numbers",
    ),
    "expression-units": Message(
        "算式 {expression} 里单位不合：{first}和{second}",
        "the units of {expression} do not go together: {first} and {second}",
        "相加减的数要用同一个单位",
        "add and subtract numbers of one unit only",
    ),
    "division-by-zero": Message(
        "算式 {expression} 除以了零",
        "{expression} divides by zero",
        "检查除号后面的数",
        "check the number behind the division sign",
    ),
}
