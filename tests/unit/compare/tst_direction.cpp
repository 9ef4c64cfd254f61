#include "models/compare/comparison.h"

#include <QTest>

using namespace colophon;

class DirectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameTellsDirection_data();
    void nameTellsDirection();
};

void DirectionTest::nameTellsDirection_data()
{
    QTest::addColumn<QString>("expected");
    const auto rows = [](const char* expected, std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            QTest::newRow(key) << QString::fromLatin1(expected);
    };
    rows("higher",
         {"accuracy",
          "val_accuracy",
          "test/acc",
          "eval.f1",
          "F1",
          "macro avg/f1-score",
          "roc_auc",
          "ROC-AUC",
          "recall",
          "precision_at_10",
          "r2",
          "ndcg@10",
          "sacrebleu_bleu",
          "mean_iou",
          "mIoU",
          "score",
          "neg_mean_squared_error",
          "neg_log_loss",
          "true_positive_rate",
          "log_likelihood",
          "explained_variance",
          "samples_per_second",
          "tokens_per_sec",
          "throughput",
          "negative_predictive_value",
          "mcc",
          "validAccuracy"});
    rows("lower",
         {"loss",
          "val_loss",
          "train_loss_epoch",
          "log_loss",
          "error",
          "errorRate",
          "rmse",
          "test_RMSE",
          "mae",
          "mape",
          "latency_ms",
          "p95_ms",
          "size_mb",
          "model_size",
          "brier",
          "brier_score",
          "perplexity",
          "fpr",
          "false_negative_rate",
          "false_positives",
          "word_error_rate",
          "mean_absolute_error",
          "training_time",
          "seconds_per_step",
          "score_time",
          "negative_log_likelihood",
          "kl_divergence",
          "max_error",
          "accuracy_loss"});
    rows("none",
         {"", "epoch", "step", "lr", "learning_rate", "batch_size", "train_size", "loss_scale", "accuracy_std",
          "n_estimators", "support", "threshold", "système", "system/gpu_0_memory_usage_megabytes", "count", "///"});
}

void DirectionTest::nameTellsDirection()
{
    QFETCH(QString, expected);
    const Direction direction = guessDirection(QTest::currentDataTag());
    QCOMPARE(QString::fromStdString(std::string(toString(direction))), expected);
}

QTEST_APPLESS_MAIN(DirectionTest)
#include "tst_direction.moc"
