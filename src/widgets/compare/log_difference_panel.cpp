// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_difference_panel.h"

#include "comparison_table.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTabBar>
#include <QVBoxLayout>

namespace widgets {

namespace {

using models::LogDifferenceModel;
using Part = LogDifferenceModel::Part;

/// In the order of the tabs.
constexpr Part tabParts[] = {Part::Added, Part::Missing, Part::Changed};
constexpr int mostLines = 12;

} // namespace

LogDifferencePanel::LogDifferencePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogDifferenceModel(this))
    , m_tabs(new QTabBar(this))
    , m_table(new ComparisonTable(*m_model, LogDifferenceModel::ColumnCount, this))
    , m_note(new PlainLabel(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::near);
    rows->addWidget(m_tabs);
    rows->addWidget(m_note);
    rows->addWidget(m_table);
    m_tabs->setObjectName(QStringLiteral("lineKinds"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Kinds of differences"));
    for (std::size_t i = 0; i < std::size(tabParts); ++i)
        m_tabs->addTab({});
    m_note->setWordWrap(true);
    setupTable();
    connect(m_tabs, &QTabBar::currentChanged, this, &LogDifferencePanel::showPart);
    setDifference(std::nullopt);
}

void LogDifferencePanel::setupTable()
{
    m_table->setObjectName(QStringLiteral("comparedLines"));
    m_table->setAccessibleName(tr("Lines of the logs that differ"));
    m_table->setMostRows(mostLines);
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    m_table->setToolTip(tr("Click or press Enter to read the line in its log"));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(LogDifferenceModel::LineColumn, QHeaderView::Stretch);
    for (const int column : {LogDifferenceModel::HereColumn, LogDifferenceModel::ThereColumn})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(m_table, &ComparisonTable::rowsCopied, this, &LogDifferencePanel::rowsCopied);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        // With these keys rows are selected, to be copied.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            request(index);
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        // A click has asked already where one click activates.
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            request(index);
    });
}

void LogDifferencePanel::request(const QModelIndex& index)
{
    Q_EMIT placeRequested(m_model->place(index.row()));
}

void LogDifferencePanel::setDifference(const std::optional<diagnosis::LogDifference>& difference)
{
    const int top = m_table->currentIndex().row();
    if (difference)
        m_model->setDifference(*difference);
    else
        m_model->clear();
    m_table->setCurrentIndex(m_model->index(top, 0));
    m_isCompared = difference.has_value();
    updateTabs();
    updateNote();
}

void LogDifferencePanel::setGoesOn(bool goesOn)
{
    m_goesOn = goesOn;
    updateNote();
}

void LogDifferencePanel::setAbsence(const QString& text)
{
    m_absence = text;
    updateNote();
}

void LogDifferencePanel::showPart(int tab)
{
    m_model->setPart(tabParts[tab]);
    updateNote();
}

void LogDifferencePanel::updateTabs()
{
    const QString titles[] = {tr("New"), tr("Missing"), tr("Other count")};
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabText(tab,
            tr("%1 (%2)", "kind of lines, how many")
                .arg(titles[tab], QLocale().toString(m_model->count(tabParts[tab]))));
}

void LogDifferencePanel::updateNote()
{
    const QString nothing[] = {tr("This run has no line that the other one does not have too."),
        tr("The other run has no line that this one does not have too."),
        tr("What both runs have, they have equally often.")};
    const bool isTelling = m_isCompared && m_absence.isEmpty();
    const bool hasRows = isTelling && m_model->rowCount() > 0;
    const bool mayStillCome = m_goesOn && m_model->part() == Part::Missing;
    if (!m_absence.isEmpty())
        m_note->setText(m_absence);
    else if (!m_isCompared)
        m_note->setText(tr("Comparing the logs…"));
    else if (!hasRows)
        m_note->setText(nothing[m_tabs->currentIndex()]);
    else
        m_note->setText(mayStillCome ? tr("This run has not ended: what is missing may still come.")
                                     : QString());
    m_tabs->setVisible(isTelling);
    m_note->setVisible(!m_note->text().isEmpty());
    m_table->setVisible(hasRows);
}

} // namespace widgets
