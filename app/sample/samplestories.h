#pragma once

namespace colophon {

class SampleFolder;

/// churn: an MLflow file store at mlruns, as MLflow 3 writes it.
void writeChurnStory(SampleFolder& folder);

/// triage and recommender: plain files with sidecars, and the data they were measured on.
void writeTriageStory(SampleFolder& folder);
void writeRecommenderStory(SampleFolder& folder);

} // namespace colophon
