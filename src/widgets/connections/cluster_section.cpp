// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_section.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include "context_table.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

using models::ClusterContext;
using models::ConnectionField;

constexpr int shownRules = 3;
constexpr std::size_t maxShown = 80;

QString shownText(const QString& foreign)
{
    return models::displayText(foreign.toStdString(), maxShown);
}

PlainLabel* hiddenLine(QWidget* parent)
{
    auto* line = new PlainLabel(parent);
    line->setWordWrap(true);
    line->hide();
    return line;
}

void showLine(PlainLabel* line, const QString& text)
{
    line->setText(text);
    line->setVisible(!text.isEmpty());
}

} // namespace

ClusterSection::ClusterSection(QWidget* parent)
    : QWidget(parent)
    , m_list(new ContextTable(this))
    , m_state(hiddenLine(this))
    , m_origin(hiddenLine(this))
    , m_contextProblem(hiddenLine(this))
    , m_nameSpace(new QLineEdit(this))
    , m_file(new QLineEdit(this))
    , m_fileProblem(hiddenLine(this))
    , m_environments(new QPlainTextEdit(this))
    , m_environmentsProblem(hiddenLine(this))
    , m_annotates(new QCheckBox(tr("Write the reason of a command onto the object, too"), this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::space::near);
    setupContexts(rows);
    setupFields(rows);
    connectEdits();
    updateAppearance();
}

void ClusterSection::setupContexts(QVBoxLayout* rows)
{
    m_list->setObjectName(QStringLiteral("contexts"));
    rows->addWidget(m_list);
    for (PlainLabel* line : {m_state, m_origin, m_contextProblem})
        rows->addWidget(line);
    m_origin->setObjectName(QStringLiteral("contextOrigin"));
    m_contextProblem->setObjectName(QStringLiteral("contextProblem"));
    m_state->setObjectName(QStringLiteral("contextsState"));
}

void ClusterSection::setupFields(QVBoxLayout* rows)
{
    m_nameSpace->setObjectName(QStringLiteral("nameSpace"));
    m_nameSpace->setPlaceholderText(tr("All that you may see"));
    m_environments->setObjectName(QStringLiteral("environments"));
    m_environments->setAccessibleName(tr("Environments"));
    m_environments->setPlaceholderText(
        tr("shop-prod = production\nA namespace without a line is its own environment."));
    m_environments->setTabChangesFocus(true);
    m_environments->setFixedHeight(m_environments->fontMetrics().lineSpacing() * (shownRules + 1));
    m_annotates->setObjectName(QStringLiteral("annotatesReason"));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Namespace", "of a cluster"), m_nameSpace);
    form->addRow(tr("Kubeconfig"), withProblem(fileRow(), m_fileProblem));
    form->addRow(tr("Environments"), withProblem(m_environments, m_environmentsProblem));
    form->addRow(QString(), m_annotates);
    rows->addLayout(form);
}

QWidget* ClusterSection::fileRow()
{
    auto* row = new QWidget(this);
    m_file->setObjectName(QStringLiteral("kubeconfigFile"));
    m_file->setAccessibleName(tr("Kubeconfig"));
    m_file->setPlaceholderText(tr("What kubectl reads: KUBECONFIG, or ~/.kube/config"));
    auto* browse = new QPushButton(tr("Browse…"), row);
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ClusterSection::chooseFile);
    setTabOrder(m_file, browse);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_file, 1);
    line->addWidget(browse);
    return row;
}

QWidget* ClusterSection::withProblem(QWidget* field, PlainLabel* problem)
{
    auto* both = new QWidget(this);
    auto* rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::space::tight);
    rows->addWidget(field);
    rows->addWidget(problem);
    return both;
}

void ClusterSection::connectEdits()
{
    connect(m_list, &ContextTable::chosen, this, &ClusterSection::handleChoice);
    connect(m_nameSpace, &QLineEdit::textEdited, this, &ClusterSection::handleEdit);
    connect(m_file, &QLineEdit::textChanged, this, &ClusterSection::handleEdit);
    connect(m_file, &QLineEdit::editingFinished, this, &ClusterSection::requestContexts);
    connect(m_environments, &QPlainTextEdit::textChanged, this, &ClusterSection::handleEdit);
    connect(m_annotates, &QCheckBox::toggled, this, &ClusterSection::handleEdit);
}

void ClusterSection::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Kubeconfig"), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_file->setText(path);
        requestContexts();
    });
    dialog->open();
}

void ClusterSection::requestContexts()
{
    if (!m_isFilling)
        Q_EMIT contextsRequested(m_file->text().trimmed());
}

void ClusterSection::chooseCurrent()
{
    m_choosesCurrent = true;
}

void ClusterSection::setConnection(const operations::Connection& connection)
{
    m_isFilling = true;
    m_asked = models::rawText(connection.address);
    m_choosesCurrent = false;
    m_address = models::isClusterAddress(m_asked)
        ? models::parseClusterAddress(m_asked, m_contexts.contexts)
        : models::ClusterAddress();
    m_nameSpace->setText(m_address.nameSpace);
    m_file->setText(models::rawText(connection.cluster.kubeconfigFile));
    m_environments->setPlainText(models::environmentLines(connection.cluster.environments));
    m_annotates->setChecked(connection.cluster.annotatesReason);
    showChosen();
    m_isFilling = false;
}

void ClusterSection::apply(operations::Connection& connection) const
{
    connection.address = models::toText(m_address).toStdString();
    connection.cluster.kubeconfigFile = m_file->text().trimmed().toStdString();
    connection.cluster.environments = models::environmentRules(m_environments->toPlainText());
    connection.cluster.annotatesReason = m_annotates->isChecked();
}

void ClusterSection::setContexts(const models::ClusterContexts& contexts)
{
    if (contexts.askedFile != m_file->text().trimmed())
        return; // another one was entered meanwhile
    m_contexts = contexts;
    // Only now it is known where the name of the context ends.
    if (models::isClusterAddress(m_asked) && m_asked == models::toText(m_address)) {
        m_address = models::parseClusterAddress(m_asked, m_contexts.contexts);
        const QSignalBlocker blocker(m_nameSpace);
        m_nameSpace->setText(m_address.nameSpace);
    }
    showContexts();
    const auto current = std::ranges::find(m_contexts.contexts, true, &ClusterContext::isCurrent);
    if (std::exchange(m_choosesCurrent, false) && m_address.context.isEmpty()
        && current != m_contexts.contexts.end()) {
        m_address.context = current->name;
        Q_EMIT edited();
    }
    showChosen();
}

void ClusterSection::showContexts()
{
    m_list->setContexts(m_contexts.contexts);
    QString state = m_contexts.problem;
    if (state.isEmpty() && m_contexts.contexts.empty())
        state = m_contexts.files.isEmpty()
            ? tr("No kubeconfig was found.")
            : tr("No context is in %1").arg(shownText(m_contexts.files.join(QStringLiteral(", "))));
    showLine(m_state, state);
}

const ClusterContext* ClusterSection::chosen() const
{
    const auto found =
        std::ranges::find(m_contexts.contexts, m_address.context, &ClusterContext::name);
    return found == m_contexts.contexts.end() ? nullptr : &*found;
}

void ClusterSection::showChosen()
{
    const ClusterContext* context = chosen();
    m_list->setCurrentRow(context ? int(context - m_contexts.contexts.data()) : -1);
    showLine(m_origin, context ? models::originText(*context) : QString());
    showLine(m_contextProblem, context ? context->problem : QString());
    m_nameSpace->setPlaceholderText(!context || context->nameSpace.isEmpty()
            ? tr("All that you may see")
            : tr("All that you may see (that of the context is %1)")
                  .arg(shownText(context->nameSpace)));
}

void ClusterSection::handleChoice(int row)
{
    m_address.context = m_contexts.contexts[std::size_t(row)].name;
    m_asked.clear();
    showChosen();
    Q_EMIT edited();
}

void ClusterSection::handleEdit()
{
    if (m_isFilling)
        return;
    if (m_address.nameSpace != m_nameSpace->text().trimmed())
        m_asked.clear();
    m_address.nameSpace = m_nameSpace->text().trimmed();
    Q_EMIT edited();
}

void ClusterSection::setProblems(const std::vector<models::ConnectionProblem>& problems)
{
    const auto show = [&](PlainLabel* line, ConnectionField field) {
        const auto problem = models::problemAt(problems, field);
        showLine(line, problem ? problem->text : QString());
    };
    show(m_fileProblem, ConnectionField::KubeconfigFile);
    show(m_environmentsProblem, ConnectionField::Environments);
    if (!chosen())
        show(m_contextProblem, ConnectionField::Context);
}

void ClusterSection::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void ClusterSection::updateAppearance()
{
    const auto paint = [this](PlainLabel* line, const QColor& color) {
        QPalette toned = palette();
        toned.setColor(QPalette::WindowText, color);
        line->setPalette(toned);
    };
    paint(m_origin, theme::secondaryText(palette()));
    paint(m_state, theme::foreground(theme::Tone::Warning, palette()));
    paint(m_contextProblem, theme::foreground(theme::Tone::Warning, palette()));
    for (PlainLabel* line : {m_fileProblem, m_environmentsProblem})
        paint(line, theme::foreground(theme::Tone::Bad, palette()));
}

} // namespace widgets
