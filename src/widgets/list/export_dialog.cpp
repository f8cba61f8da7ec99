// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/export_dialog.h"

#include "ui_export_dialog.h"

#include "deploy/history/calendar_period.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/quick_filter.h"

#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace widgets {

using history::ExportFormat;

namespace {

constexpr qsizetype maxStemLength = 80;
/// Of the box of columns.
constexpr int columnsOfScreen = 0;
constexpr int allColumnsOfHistory = 1;
constexpr int chosenColumns = 2;

QString extension(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
    case ExportFormat::Spreadsheet:
        return QStringLiteral("csv");
    case ExportFormat::Json:
        return QStringLiteral("json");
    case ExportFormat::JsonLines:
        return QStringLiteral("jsonl");
    }
    return {};
}

bool isHarmless(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
}

/// Without the extensions that the source itself has.
QString withoutExtension(QString name)
{
    for (const QString& known : {QStringLiteral(".gz"), QStringLiteral(".json"),
             QStringLiteral(".jsonl"), QStringLiteral(".ndjson")}) {
        if (name.endsWith(known, Qt::CaseInsensitive))
            name.chop(known.size());
    }
    return name;
}

} // namespace

ExportDialog::ExportDialog(const Rows& rows, const ExportChoice& preset, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_columns(rows.columns)
{
    m_ui->setupUi(this);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose file…"));
    setupRows(rows, preset.selectionOnly);
    setupColumns(rows, preset.columns);
    setupFormat(preset);
    updateForFormat();
    const int captions =
        std::max(m_ui->columnsLabel->sizeHint().width(), m_ui->formatLabel->sizeHint().width());
    for (QLabel* caption : {m_ui->columnsLabel, m_ui->formatLabel})
        caption->setMinimumWidth(captions);
    layout()->setSizeConstraint(QLayout::SetFixedSize);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setupRows(const Rows& rows, bool selectionOnly)
{
    m_ui->allRows->setText(tr("All %Ln deployment(s) shown", nullptr, int(rows.shown)));
    m_ui->selectedRows->setText(rows.selected > 0
            ? tr("Only the %Ln selected", nullptr, int(rows.selected))
            : tr("Only the selection (nothing is selected)"));
    m_ui->selectedRows->setEnabled(rows.selected > 0);
    m_ui->selectedRows->setChecked(selectionOnly && rows.selected > 0);
    m_ui->allRows->setChecked(!m_ui->selectedRows->isChecked());
    m_ui->partHint->setVisible(rows.isPart);
}

void ExportDialog::setupColumns(
    const Rows& rows, const std::optional<std::vector<history::Column>>& chosen)
{
    m_ui->columns->addItem(tr("As on the screen"));
    m_ui->columns->addItem(tr("All"));
    m_ui->columns->addItem(tr("Choose…"));
    const std::vector<history::Column>& checked = chosen ? *chosen : rows.shownColumns;
    for (const history::Column column : m_columns) {
        auto* item = new QListWidgetItem(models::columnTitle(column), m_ui->columnList);
        const bool isShown =
            column == history::Column::Id || std::ranges::find(checked, column) != checked.end();
        item->setCheckState(isShown ? Qt::Checked : Qt::Unchecked);
        if (column == history::Column::Id)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (chosen)
        m_ui->columns->setCurrentIndex(*chosen == m_columns ? allColumnsOfHistory : chosenColumns);
    connect(m_ui->columns, &QComboBox::currentIndexChanged, this, &ExportDialog::updateForColumns);
    updateForColumns();
}

void ExportDialog::updateForColumns()
{
    m_ui->columnList->setVisible(m_ui->columns->currentIndex() == chosenColumns);
}

void ExportDialog::setupFormat(const ExportChoice& preset)
{
    m_ui->format->addItem(tr("CSV"), int(ExportFormat::Csv));
    m_ui->format->addItem(
        tr("CSV for spreadsheets (Excel, LibreOffice)"), int(ExportFormat::Spreadsheet));
    m_ui->format->addItem(tr("JSON"), int(ExportFormat::Json));
    m_ui->format->addItem(tr("JSON Lines"), int(ExportFormat::JsonLines));
    m_ui->format->setCurrentIndex(m_ui->format->findData(int(preset.format)));
    m_ui->byteOrderMark->setChecked(preset.byteOrderMark);
    m_ui->raw->setChecked(preset.raw);
    m_ui->decimalComma->setChecked(preset.decimalComma);
    connect(m_ui->format, &QComboBox::currentIndexChanged, this, &ExportDialog::updateForFormat);
}

void ExportDialog::updateForFormat()
{
    m_ui->csvOptions->setVisible(choice().format == ExportFormat::Csv);
    const bool isForSpreadsheets = choice().format == ExportFormat::Spreadsheet;
    m_ui->spreadsheetHint->setVisible(isForSpreadsheets);
    m_ui->decimalComma->setVisible(isForSpreadsheets);
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice{m_ui->selectedRows->isChecked(),
        ExportFormat(m_ui->format->currentData().toInt()), m_ui->byteOrderMark->isChecked(),
        m_ui->raw->isChecked(), m_ui->decimalComma->isChecked()};
    if (m_ui->columns->currentIndex() == columnsOfScreen)
        return choice;
    choice.columns.emplace();
    for (std::size_t place = 0; place < m_columns.size(); ++place) {
        const bool isChecked = m_ui->columnList->item(int(place))->checkState() == Qt::Checked;
        if (isChecked || m_ui->columns->currentIndex() != chosenColumns)
            choice.columns->push_back(m_columns[place]);
    }
    return choice;
}

QString nameOfFilter(
    const models::ListFilter& filter, const history::TimeRange& range, deployment::Zone zone)
{
    QStringList parts;
    if (filter.needsMe)
        parts += QStringLiteral("needs-me");
    for (const history::Column column : {history::Column::Environment, history::Column::Service}) {
        if (filter.words[column].size() == 1)
            parts += filter.words[column].constFirst();
    }
    const QStringList& statuses = filter.words[history::Column::Status];
    if (statuses == models::failedStatuses())
        parts += QStringLiteral("failed");
    else if (statuses.size() == 1)
        parts += statuses.constFirst().toLower();
    if (const std::string period = history::nameOfPeriod(range, zone); !period.empty())
        parts += QString::fromStdString(period);
    return parts.join(u'-');
}

QString suggestedFileName(const QString& sourceName, const QString& day, ExportFormat format)
{
    QString stem;
    for (const QChar c : withoutExtension(sourceName)) {
        if (isHarmless(c))
            stem += c;
        else if (!stem.endsWith(u'-'))
            stem += u'-';
    }
    // Neither a hidden file nor something that looks like an option.
    while (stem.startsWith(u'.') || stem.startsWith(u'-'))
        stem.remove(0, 1);
    stem = stem.left(maxStemLength);
    while (stem.endsWith(u'.') || stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = QStringLiteral("deployments");
    return day.isEmpty() ? QStringLiteral("%1.%2").arg(stem, extension(format))
                         : QStringLiteral("%1-%2.%3").arg(stem, day, extension(format));
}

} // namespace widgets
