// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_problems.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::size_t problemsShown = 50;

} // namespace

RecordProblems::RecordProblems(QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_lines(new PlainLabel(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_lines->setObjectName(QStringLiteral("problems"));
    m_lines->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_title);
    rows->addWidget(m_lines);
}

void RecordProblems::setProblems(const std::vector<deployment::Problem>& problems)
{
    m_title->setText(
        tr("%n problem(s) in this record", nullptr, static_cast<int>(problems.size())));
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), problemsShown); ++i) {
        const QString sentence = models::translated(problems[i].message);
        const QString place = models::placeText(problems[i]);
        lines << (place.isEmpty() ? sentence
                                  : tr("%1 (%2)", "problem, place").arg(sentence, place));
    }
    if (problems.size() > problemsShown)
        lines << tr("… and %n more", nullptr, static_cast<int>(problems.size() - problemsShown));
    m_lines->setText(lines.join(QLatin1Char('\n')));
    m_title->setVisible(!problems.empty());
    m_lines->setVisible(!problems.empty());
}

} // namespace widgets
