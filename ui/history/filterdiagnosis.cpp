#include "ui/history/filterdiagnosis.h"

#include "models/catalog/similarname.h"
#include "models/compare/numbertext.h"
#include "models/items/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <set>

namespace colophon {

namespace {

constexpr qsizetype kConditionsTold = 3;

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("FilterDiagnosis", text, nullptr, count);
}

template <typename Visit> void forVersions(const Catalog& catalog, const std::string& model, Visit visit)
{
    for (const std::shared_ptr<const Model>& candidate : catalog.models()) {
        if (!model.empty() && candidate->name != model)
            continue;
        for (const Version& version : candidate->versions)
            visit(version);
    }
}

int countFits(const Catalog& catalog, const std::string& model, const QString& text)
{
    const auto filter = parseFilter(text.toStdString());
    int fits = 0;
    if (filter)
        forVersions(catalog, model, [&](const Version& version) { fits += filter->matches(version) ? 1 : 0; });
    return fits;
}

/// What is said of a metric that nobody records: most likely it is a slip of the pen.
QString unknownMetric(const Catalog& catalog, const std::string& model, const Name& key)
{
    std::set<std::string> recorded;
    forVersions(catalog, model, [&](const Version& version) {
        for (const Metric& metric : version.facts.metrics)
            recorded.insert(metric.key.text());
    });
    const std::vector<std::string> names(recorded.begin(), recorded.end());
    const auto meant = similarName(names, key.text());
    return meant ? tr("nobody records it; did you mean %1?").arg(toQString(*meant)) : tr("nobody records it");
}

/// What a condition like "metric.accuracy > 0.99" runs against.
QString rangeOf(const Catalog& catalog, const std::string& model, const QString& condition)
{
    static const QRegularExpression metric(QStringLiteral("^metric\\.(.+?)\\s*([<>≥≤]=?)"));
    const QRegularExpressionMatch match = metric.match(condition);
    if (!match.hasMatch())
        return {};
    const Name key(match.captured(1).toStdString());
    const bool wantsMore = match.captured(2).startsWith(u'>') || match.captured(2).startsWith(u'≥');
    std::optional<double> best;
    forVersions(catalog, model, [&](const Version& version) {
        const Metric* found = version.facts.metric(key);
        if (found && found->isNumber() && std::isfinite(found->value))
            best = !best ? found->value : wantsMore ? std::max(*best, found->value) : std::min(*best, found->value);
    });
    if (!best)
        return unknownMetric(catalog, model, key);
    const QString value = toQString(exactText(*best));
    return wantsMore ? tr("highest is %1").arg(value) : tr("lowest is %1").arg(value);
}

} // namespace

FilterDiagnosis diagnoseFilter(const Catalog& catalog, const std::string& model, const FilterDraft& draft)
{
    FilterDiagnosis diagnosis;
    const FilterDraft tokens = withTypedAsTokens(draft);
    for (qsizetype i = 0; i < tokens.tokens.size(); ++i) {
        const FilterDraft::Token& token = tokens.tokens[i];
        if (!token.isCondition)
            continue;
        const int without = countFits(catalog, model, withoutToken(tokens, i).text());
        if (without > diagnosis.fitsWithout) {
            diagnosis.fitsWithout = without;
            diagnosis.drop = diagnosis.conditions.size();
        }
        diagnosis.conditions.push_back(
            {i, token.text, countFits(catalog, model, token.text), rangeOf(catalog, model, token.text)});
    }
    return diagnosis;
}

QString diagnosisTitle(const FilterDiagnosis& diagnosis)
{
    if (diagnosis.conditions.size() == 1)
        return tr("No version fits this condition");
    return diagnosis.conditions.size() == 2 ? tr("No version fits both conditions")
                                            : tr("No version fits all conditions");
}

QString diagnosisText(const FilterDiagnosis& diagnosis)
{
    QStringList sentences;
    for (const ConditionReach& condition : diagnosis.conditions) {
        if (sentences.size() == kConditionsTold)
            break;
        const QString fits = tr("fits %n versions", condition.fits);
        sentences.append(condition.range.isEmpty()
                             ? QStringLiteral("%1 %2.").arg(condition.text, fits)
                             : QStringLiteral("%1 %2 (%3).").arg(condition.text, fits, condition.range));
    }
    return sentences.join(u' ');
}

QString shortCondition(const QString& condition)
{
    for (const QLatin1String prefix : {QLatin1String("metric."), QLatin1String("param."), QLatin1String("tag."),
                                       QLatin1String("env."), QLatin1String("data.")}) {
        if (condition.startsWith(prefix))
            return condition.mid(prefix.size());
    }
    return condition;
}

} // namespace colophon
